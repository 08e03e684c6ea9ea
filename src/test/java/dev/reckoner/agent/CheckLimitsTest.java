package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.says;
import static dev.reckoner.agent.Trial.submits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Shortage;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Request;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.catalogue.CatalogueEntry;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Problem;
import dev.reckoner.task.Remedy;
import dev.reckoner.task.UnusableLimit;
import dev.reckoner.tool.Cells;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Limits are accepted where an attempt has room to work under them, or refused before anything is
/// sent.
class CheckLimitsTest {

    private static final int LIMITED_KINDS = 4;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void underLimitsThatAreAcceptedTheFirstReplyIsNotForced(int seed) throws InterruptedException {
        var trial = trial(random(new Random(seed)), Preset.SESSION);
        if (refusal(trial) == null) {
            trial.model(_ -> submits("42")).run();

            assertThat(trial.requests().getFirst().forced()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatARefusalAsksForIsEnough(int seed) {
        var limits = random(new Random(seed));
        var refusal = refusal(trial(limits, Preset.SESSION));
        for (int raised = 0; refusal != null; raised++) {
            assertThat(raised).as("%s", limits).isLessThanOrEqualTo(LIMITED_KINDS);
            var raise = (Remedy.RaiseLimit) refusal.remedy();
            assertThat(raise.least()).isGreaterThan(limits.most(raise.kind()).orElseThrow());
            limits = limits.with(raise.kind(), raise.least());
            refusal = refusal(trial(limits, Preset.SESSION));
        }
    }

    static List<Arguments> modelsAndPresets() {
        return Catalogue.own().entries().stream()
                .filter(model -> model.usd() != null)
                .flatMap(model ->
                        Stream.of(Preset.values()).map(preset -> Arguments.of(model, preset)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modelsAndPresets")
    void thePresetsLimitsLeaveRoomForEveryModelOfTheCatalogue(CatalogueEntry model, Preset preset) {
        var facts = ModelFacts.of(model.usd(), model.context(), model.outputCap());
        var limits = preset.limits(facts.pricing());
        var rules =
                new Rules(
                        preset,
                        limits,
                        Cells.notebook(preset.cell(), Rules.OUTPUT_CHARS),
                        facts,
                        List.of(),
                        AnswerForm.ANY,
                        Calls.AUTO);

        boolean published = preset.toString().startsWith("frontiermath");
        assertThat(limits.most(Kind.USD).isPresent()).isNotEqualTo(published);
        assertThatCode(() -> rules.check(problem())).doesNotThrowAnyException();
    }

    static Stream<Arguments> kindsAndPresets() {
        return Stream.of(Kind.values())
                .flatMap(kind ->
                        Stream.of(Preset.SESSION, Preset.DIRECT)
                                .map(preset -> Arguments.of(kind, preset)));
    }

    /// Of each kind: with tools and without, the least limit that is accepted leaves room to work,
    /// and less than it is refused before anything is sent.
    @ParameterizedTest
    @MethodSource("kindsAndPresets")
    void theLeastLimitOfEachKindLeavesRoomToWork(Kind kind, Preset preset)
            throws InterruptedException {
        var step = kind == Kind.USD ? new BigDecimal("0.0001") : BigDecimal.ONE;
        var refusal = refusal(trial(Limits.NONE.with(kind, step), preset));
        var least = refusal == null ? step : raised(kind, refusal.remedy());

        var trial = trial(Limits.NONE.with(kind, least), preset);
        trial.model(request -> request.forced() == null ? first(preset) : submits("42")).run();

        assertThat(refusal == null)
                .as("whether the least there is is enough")
                .isEqualTo(
                        switch (kind) {
                            case TIME, TOOL_CALLS -> true;
                            case MODEL_CALLS -> preset == Preset.DIRECT;
                            case TOKENS, OUTPUT_TOKENS, USD -> false;
                        });
        assertThat(trial.requests().getFirst().forced()).isNull();
        assertThat(trial.requests().getFirst().outputCap()).isGreaterThanOrEqualTo(1_024);
        assertThat(trial.end()).isEqualTo(end(kind, preset));
        if (refusal != null) {
            assertThat(refusal(trial(Limits.NONE.with(kind, least.subtract(step)), preset)))
                    .hasMessageContaining("leaves no room to work");
        }
    }

    private static BigDecimal raised(Kind kind, Remedy remedy) {
        assertThat(remedy).isInstanceOf(Remedy.RaiseLimit.class);
        var raise = (Remedy.RaiseLimit) remedy;
        assertThat(raise.kind()).isEqualTo(kind);
        return raise.least();
    }

    private static Reply first(Preset preset) {
        return preset == Preset.SESSION ? runs("1") : says("\\boxed{42}");
    }

    /// A reply takes a second, so that one second is over with the first; an answer in it counts.
    private static End end(Kind kind, Preset preset) {
        return kind == Kind.TIME && preset == Preset.SESSION
                ? new End.OutOf(Kind.TIME, new Shortage.OfTime(BigDecimal.ONE))
                : new End.Answered("42");
    }

    @Test
    void aFewThousandTokensOfOutputLeaveRoomToWork() throws InterruptedException {
        var trial =
                trial(Limits.NONE.outputTokens(3_000), Preset.SESSION)
                        .model(request -> request.forced() == null ? runs("1") : submits("42"));
        trial.rules().check(problem());
        trial.run();

        assertThat(trial.requests()).extracting(Request::outputCap).startsWith(2_250L);
        assertThat(trial.requests()).extracting(Request::forced).startsWith((String) null);
    }

    @Test
    void twoCallsAreOneToWorkAndOneToSubmit() throws InterruptedException {
        var trial = trial(Limits.NONE.modelCalls(2), Preset.SESSION);
        trial.model(request -> request.forced() == null ? runs("1") : submits("42"));
        trial.rules().check(problem());

        assertThat(trial.run().requests())
                .extracting(Request::forced)
                .containsExactly(null, "submit_answer");
    }

    @Test
    void oneCallIsTooFewWithTools() {
        var trial = trial(Limits.NONE.modelCalls(1), Preset.SESSION);

        assertThatThrownBy(() -> trial.rules().check(problem()))
                .isInstanceOfSatisfying(
                        UnusableLimit.class,
                        e ->
                                assertThat(e.remedy())
                                        .isEqualTo(
                                                new Remedy.RaiseLimit(
                                                        Kind.MODEL_CALLS, BigDecimal.TWO)))
                .hasMessage(
                        "a limit of 1 reply leaves no room to work: a first reply and a"
                                + " submission after it take 2 replies");
    }

    @Test
    void oneCallIsEnoughWithoutTools() throws InterruptedException {
        var trial = trial(Limits.NONE.modelCalls(1), Preset.DIRECT);
        trial.model(_ -> says("\\boxed{42}"));
        trial.rules().check(problem());

        assertThat(trial.run().end()).isEqualTo(new End.Answered("42"));
        assertThat(trial.told()).isEmpty();
    }

    @Test
    void fewerTokensThanThePromptHasAreTooFew() {
        assertThat(refusal(trial(Limits.NONE.tokens(100), Preset.SESSION)))
                .hasMessageStartingWith(
                        "a limit of 100 tokens leaves no room to work: a first reply and a"
                                + " submission after it take ");
    }

    @Test
    void lessMoneyThanACallCostsIsTooLittle() {
        var trial = trial(Limits.NONE.usd("0.0001"), Preset.SESSION).price("1.10", "4.40");

        assertThat(refusal(trial))
                .hasMessageStartingWith(
                        "a limit of $0.0001 leaves no room to work: a first reply and a submission"
                                + " after it take $0.0");
    }

    @Test
    void withoutLimitsNothingIsRefused() {
        var trial = trial(Limits.NONE, Preset.SESSION);

        assertThatCode(() -> trial.rules().check(problem())).doesNotThrowAnyException();
    }

    @Test
    void aSmallLimitIsNotUsedUpByTheOutputOfOneCell() {
        assertThat(Reserve.of(Limits.NONE.tokens(20_000), ModelFacts.UNKNOWN, 16_384))
                .isEqualTo(new Reserve(2_500, 5_000));
        assertThat(Reserve.of(Limits.NONE.tokens(200_000), ModelFacts.UNKNOWN, 16_384))
                .isEqualTo(new Reserve(4_096, 16_384));
    }

    @Test
    void aSmallContextIsNotFilledByTheOutputOfOneCell() {
        assertThat(Reserve.of(Limits.NONE, ModelFacts.of(null, 16_000L, null), 16_384))
                .isEqualTo(new Reserve(4_096, 4_000));
    }

    private static @Nullable UnusableLimit refusal(Trial trial) {
        try {
            trial.rules().check(problem());
            return null;
        } catch (UnusableLimit e) {
            return e;
        }
    }

    private static Trial trial(Limits limits, Preset preset) {
        return Trial.of().limits(limits).preset(preset).price("1.10", "4.40");
    }

    private static Problem problem() {
        return new Problem("sum", "What is 6 * 7?");
    }

    private static Limits random(Random random) {
        var limits = Limits.NONE;
        if (random.nextBoolean()) {
            limits = limits.tokens(1 + random.nextInt(20_000));
        }
        if (random.nextBoolean()) {
            limits = limits.outputTokens(1 + random.nextInt(6_000));
        }
        if (random.nextBoolean()) {
            limits = limits.usd("0.0" + (1 + random.nextInt(999)));
        }
        if (random.nextBoolean()) {
            limits = limits.modelCalls(1 + random.nextInt(3));
        }
        return limits;
    }
}

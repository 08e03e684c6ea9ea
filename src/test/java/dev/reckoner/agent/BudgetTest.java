package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.costing;
import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.submits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Totals;
import dev.reckoner.model.Price;
import dev.reckoner.model.Price.Beyond;
import dev.reckoner.model.Request;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Remedy;
import dev.reckoner.task.UnusableLimit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

class BudgetTest {

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /// A model that always writes as much as it may, and cells that say as much as is shown, never
    /// take an attempt past what it may spend, of any kind.
    @ParameterizedTest
    @MethodSource("seeds")
    void noLimitIsExceededByAModelThatWritesAllItMay(int seed) throws InterruptedException {
        var random = new Random(seed);
        var limits = Limits.NONE;
        if (random.nextBoolean()) {
            limits = limits.tokens(2_000 + random.nextInt(300_000));
        }
        if (random.nextBoolean()) {
            limits = limits.outputTokens(200 + random.nextInt(100_000));
        }
        limits = limits.usd("0." + (1 + random.nextInt(999_999)));
        if (random.nextBoolean()) {
            limits = limits.modelCalls(2 + random.nextInt(8));
        }
        if (random.nextBoolean()) {
            limits = limits.toolCalls(1 + random.nextInt(4));
        }
        if (random.nextBoolean()) {
            limits = limits.time(Duration.ofSeconds(1 + random.nextInt(8)));
        }
        var trial = new Greedy(random).attempt(limits);

        var spent = Totals.of(trial.entries());
        for (var limit : limits.hard().entrySet()) {
            assertThat(used(limit.getKey(), spent))
                    .as("%s of %s, seed %d", limit.getKey(), limits, seed)
                    .isLessThanOrEqualTo(limit.getValue());
        }
    }

    /// Each lost reply counts as the longest it could have been.
    @ParameterizedTest
    @MethodSource("seeds")
    void noLimitIsExceededByRepliesThatAreLostAndBilled(int seed) throws InterruptedException {
        var random = new Random(seed);
        var limits =
                Limits.NONE
                        .tokens(2_000 + random.nextInt(300_000))
                        .outputTokens(200 + random.nextInt(100_000))
                        .usd("0." + (1 + random.nextInt(999_999)));
        var trial =
                new Greedy(random)
                        .trial(limits)
                        .losing(() -> random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0)
                        .run();

        var spent = Totals.of(trial.entries());
        for (var limit : limits.hard().entrySet()) {
            assertThat(used(limit.getKey(), spent))
                    .as("%s of %s, seed %d", limit.getKey(), limits, seed)
                    .isLessThanOrEqualTo(limit.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whereThereIsRoomForASubmissionAtAllThereIsRoomInTheEnd(int seed)
            throws InterruptedException {
        var random = new Random(seed);
        var limits = Limits.NONE.tokens(20_000 + random.nextInt(300_000));
        var trial = new Greedy(random).attempt(limits);

        assertThat(trial.requests()).extracting(Request::forced).contains("submit_answer");
    }

    @Test
    void theCapOfAnOrdinaryCallLeavesItsOwnTextAndASubmissionToBeSentAgain() {
        var rules = Trial.of().limits(Limits.NONE.tokens(100_000)).outputCap(1_000_000).rules();
        var budget = new Budget(rules, Totals.NOTHING, 10_000);

        assertThat(budget.ordinary())
                .isEqualTo(
                        new Budget.Allowance(
                                (100_000 - 2 * 10_000 - 200 - Reserve.SUBMISSION) / 2,
                                Kind.TOKENS));
        assertThat(budget.submission()).isEqualTo(new Budget.Allowance(90_000, Kind.TOKENS));
    }

    @Test
    void moneyBuysWhatThePricesSay() {
        var rules =
                Trial.of()
                        .limits(Limits.NONE.usd("0.10"))
                        .price("1.10", "4.40")
                        .outputCap(1_000_000)
                        .rules();

        assertThat(new Budget(rules, Totals.NOTHING, 10_000).submission())
                .isEqualTo(new Budget.Allowance(20_227, Kind.USD));
    }

    @Test
    void withoutLimitsTheModelsOwnCapIsTheOnlyOne() {
        assertThat(
                        new Budget(Trial.of().outputCap(5_000).rules(), Totals.NOTHING, 1_000_000)
                                .ordinary())
                .isEqualTo(new Budget.Allowance(5_000, null));
    }

    @Test
    void aModelWithASmallCapIsNotTakenForABudgetThatIsUsedUp() {
        assertThat(
                        new Budget(Trial.of().outputCap(500).rules(), Totals.NOTHING, 1_000)
                                .mustSubmit())
                .isFalse();
    }

    @Test
    void aLimitOnMoneyNeedsPrices() {
        assertThatThrownBy(() -> Trial.of().limits(Limits.NONE.usd("1")).rules())
                .isInstanceOfSatisfying(
                        UnusableLimit.class,
                        e -> assertThat(e.remedy()).isEqualTo(new Remedy.SetLimit(Kind.TOKENS)))
                .hasMessage("a limit on money needs the model's price, and no price is known");
    }

    private static BigDecimal used(Kind kind, Totals spent) {
        return switch (kind) {
            case TOKENS -> BigDecimal.valueOf(spent.tokens());
            case OUTPUT_TOKENS -> BigDecimal.valueOf(spent.output());
            case USD -> Objects.requireNonNull(spent.usd());
            case TIME -> BigDecimal.valueOf(spent.elapsed().toSeconds());
            case MODEL_CALLS -> BigDecimal.valueOf(spent.modelCalls());
            case TOOL_CALLS -> BigDecimal.valueOf(spent.toolCalls());
        };
    }

    /// A model that writes up to its cap, and whose input is all it was sent: one token a byte.
    private static final class Greedy {

        private final Random random;

        Greedy(Random random) {
            this.random = random;
        }

        Trial attempt(Limits limits) throws InterruptedException {
            return trial(limits).run();
        }

        Trial trial(Limits limits) {
            return Trial.of().limits(limits).price(price()).model(this::reply);
        }

        /// Half of them cost more where the cache is written, half where the input is long.
        private Price price() {
            var usual = price("1.10", "4.40", null);
            return random.nextBoolean()
                    ? usual
                    : price(
                            "1.10",
                            "4.40",
                            new Beyond(
                                    1_000 + random.nextInt(60_000), price("2.20", "6.60", null)));
        }

        private Price price(String input, String output, @Nullable Beyond beyond) {
            var in = new BigDecimal(input);
            var write = random.nextBoolean() ? in.multiply(new BigDecimal("1.25")) : null;
            return new Price(in, null, new BigDecimal(output), write, beyond);
        }

        private Reply reply(Request request) {
            long input =
                    request.conversation().stream()
                            .mapToLong(message ->
                                    switch (message) {
                                        case Message.User(var text) -> text.length() + 16;
                                        case Message.Assistant(var reply) -> reply.usage().output();
                                        case Message.ToolResult(_, _, var text) ->
                                                text.length() + 16;
                                    })
                            .sum();
            long output =
                    random.nextInt(3) == 0
                            ? request.outputCap()
                            : 1 + random.nextLong(request.outputCap());
            return costing(
                    input,
                    output,
                    random.nextInt(10) == 0 && request.forced() != null
                            ? submits("42")
                            : runs("x"));
        }
    }
}

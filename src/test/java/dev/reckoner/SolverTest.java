package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.reckoner.agent.Preset;
import dev.reckoner.agent.Watcher;
import dev.reckoner.agent.ledger.RunLedger;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.RunNotReadable;
import dev.reckoner.json.Json;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Price;
import dev.reckoner.model.Request;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.task.Remedy;
import dev.reckoner.task.UnusableLimit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What an attempt is made with is what is told and recorded of it.
class SolverTest {

    private static final Problem PROBLEM = new Problem("sum", "What is 6 * 7?");
    private static final SandboxLimits TWO_GIB =
            new SandboxLimits(2L << 30, 8, 1 << 20, 1 << 16, Duration.ofSeconds(5));

    private static final ToolCall SUBMISSION =
            new ToolCall("call-1", "submit_answer", "{\"answer\": \"42\"}");

    private final List<Request> requests = new ArrayList<>();
    private final Recorded recorded = new Recorded();

    @Nested
    class Recording {

        @Test
        void theEffortRecordedIsTheOneTheModelIsAskedFor() throws InterruptedException {
            solver(session()).solve(PROBLEM, recorded, () -> false);

            assertThat(recorded.run().effort()).isEqualTo(Effort.HIGH);
        }

        @Test
        void theLimitsOfTheSandboxAreToldAndRecordedAsItWasStarted() throws InterruptedException {
            var solution = solver(session()).solve(PROBLEM, recorded, () -> false);

            assertThat(recorded.run().sandboxLimits()).isEqualTo(TWO_GIB);
            assertThat(asked(solution).tools().getFirst().description()).contains("2048 MiB");
        }
    }

    @Nested
    class Grading {

        /// What is expected has a text that nothing else in the attempt has.
        private static final Expected CANARY = Expected.of("1000000000000066600000000000001");

        @Test
        void theVerdictFollowsTheEndAndIsRecorded(@TempDir Path runs) throws InterruptedException {
            var solution =
                    solver(session())
                            .checking(Expected.of("84/2"), Grader.exact())
                            .recordingIn(runs)
                            .solve(PROBLEM, recorded, () -> false);

            var graded =
                    new Event.Graded("84/2", "any", "correct", "exact-number", "both are 42", null);
            assertThat(solution.grade()).contains(graded);
            assertThat(solution.end()).contains(new End.Answered("42"));
            assertThat(Journal.read(Objects.requireNonNull(solution.directory()), _ -> {}))
                    .isEqualTo(solution.entries());
            assertThat(solution.entries().getLast().event()).isEqualTo(graded);
        }

        @Test
        void theModelIsNeverToldWhatIsExpected() throws InterruptedException {
            var solution =
                    solver(session())
                            .checking(CANARY, Grader.exact())
                            .solve(PROBLEM, recorded, () -> false);

            assertThat(solution.grade().orElseThrow().verdict()).isEqualTo("wrong");
            assertThat(requests).isNotEmpty();
            assertThat(requests.toString()).doesNotContain(CANARY.text());
            assertThat(Json.MAPPER.valueToTree(recorded.run()).toString())
                    .doesNotContain(CANARY.text());
        }

        @Test
        void aJudgeIsAskedWhereTheRulesCannotTellAndItsReplyIsOnTheLedger()
                throws InterruptedException {
            var judge = SelectedModel.script("judge", "{\"replies\": [{\"text\": \"SAME\"}]}");
            var alone = solver(session()).solve(PROBLEM, recorded, () -> false);
            var solution =
                    solver(session())
                            .checking(Expected.of("\\sum_{k=1}^{2} 21"), Grader.exact(), judge)
                            .solve(PROBLEM, recorded, () -> false);

            var graded = solution.grade().orElseThrow();
            assertThat(graded.verdict()).isEqualTo("correct");
            assertThat(graded.rule()).isEqualTo("judged-same");
            var judged = Objects.requireNonNull(graded.judged());
            assertThat(judged.model()).isEqualTo(judge.name());
            assertThat(solution.spent().tokens())
                    .isEqualTo(alone.spent().tokens() + judged.usage().total());
        }

        @Test
        void aJudgeIsNotAskedWhereARuleDecides() throws InterruptedException {
            var judge = SelectedModel.script("judge", "{\"replies\": [{\"text\": \"SAME\"}]}");
            var solution =
                    solver(session())
                            .checking(Expected.of("41"), Grader.exact(), judge)
                            .solve(PROBLEM, recorded, () -> false);

            assertThat(solution.grade())
                    .contains(
                            new Event.Graded(
                                    "41",
                                    "any",
                                    "wrong",
                                    "exact-number",
                                    "41 was expected, and the answer is 42",
                                    null));
        }

        @Test
        void withoutAnAnswerThereIsNothingToGrade() throws InterruptedException {
            var solution =
                    solver((Session) null)
                            .checking(CANARY, Grader.exact())
                            .solve(PROBLEM, recorded, () -> true);

            assertThat(solution.grade()).isEmpty();
        }
    }

    /// Stands for a disk that becomes full: the long text of the reply cannot be stored.
    @Nested
    class OnAFullDisk {

        private static final String LONG = "Let us see. ".repeat(2_000);

        @TempDir private Path runs;

        private Solution solve(ToolCall call) throws InterruptedException {
            var model = new Calling(List.of(new Text(LONG), call));
            return solver(model, session())
                    .recordingIn(runs)
                    .solve(PROBLEM, new FillingUp(), () -> false);
        }

        @Test
        void theAnswerInAReplyThatCannotBeRecordedIsGiven() throws InterruptedException {
            var solution = solve(SUBMISSION);

            assertThat(solution.answer()).contains("42");
            assertThat(solution.unrecorded())
                    .isEqualTo(
                            "can't record the run in "
                                    + solution.directory()
                                    + ": there is a file in its place");
        }

        @Test
        void afterAnEntryThatCannotBeRecordedNoModelIsAskedAndNoCellIsRun()
                throws InterruptedException {
            var solution = solve(new ToolCall("call-1", "python", "{\"code\": \"6 * 7\"}"));

            assertThat(requests).hasSize(1);
            assertThat(solution.end()).isEmpty();
            assertThat(solution.entries().getLast().event()).isInstanceOf(Event.Replied.class);
        }

        @Test
        void whatIsInTheJournalHasNoGap() throws InterruptedException {
            var solution = solve(SUBMISSION);

            assertThat(Journal.read(Objects.requireNonNull(solution.directory()), _ -> {}))
                    .isEqualTo(solution.entries().subList(0, 1));
        }
    }

    @Nested
    class GoingOn {

        @TempDir private Path runs;

        private Path cutOff(Model model) throws InterruptedException {
            return Objects.requireNonNull(
                    solver(model, session())
                            .recordingIn(runs)
                            .solve(PROBLEM, Watcher.NONE, () -> true)
                            .directory());
        }

        @Test
        void anAttemptThatWasStoppedIsFinishedInItsOwnDirectory() throws InterruptedException {
            var model = new Calling(List.of(SUBMISSION));
            var run = cutOff(model);

            var solution = solver(model, session()).resume(run);

            assertThat(solution.answer()).contains("42");
            assertThat(solution.directory()).isEqualTo(run);
            assertThat(Journal.read(run, _ -> {})).isEqualTo(solution.entries());
            assertThat(run).isDirectoryContaining("glob:**/transcript.ipynb");
            assertThat(requests).hasSize(1);
        }

        @Test
        void anAttemptWithAnAnswerIsReturnedAsItIs() throws InterruptedException {
            var model = new Calling(List.of(SUBMISSION));
            var first = solver(model, session()).recordingIn(runs).solve(PROBLEM);

            var again = solver(model, null).resume(Objects.requireNonNull(first.directory()));

            assertThat(again.entries()).isEqualTo(first.entries());
            assertThat(requests).hasSize(1);
        }

        @Test
        void anAttemptThatWentOnAfterAnEndAndWasStoppedHasNotEnded() throws InterruptedException {
            var model = new Calling(List.of(new Item.Text("I do not know.")));
            var settings = Settings.DEFAULT.with(Limits.NONE.modelCalls(2));
            var out = solver(model, session()).with(settings).recordingIn(runs).solve(PROBLEM);
            assertThat(out.end()).containsInstanceOf(End.OutOf.class);

            var stopped =
                    solver(model, session())
                            .resume(
                                    Objects.requireNonNull(out.directory()),
                                    Limits.NONE.modelCalls(3),
                                    Watcher.NONE,
                                    () -> true);

            assertThat(stopped.end()).isEmpty();
        }

        @Test
        void anotherModelIsRefused() throws InterruptedException {
            var run = cutOff(new Calling(List.of(SUBMISSION)));
            var other = SelectedModel.script("six", "{\"replies\": []}");

            assertThatThrownBy(() -> Solver.of(other, new Playing(session())).resume(run))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(
                            "was made with the model calling, and this solver has script:six");
        }

        @Test
        void whatIsNoRunIsRefused() {
            assertThatThrownBy(() -> solver(session()).resume(runs.resolve("nowhere")))
                    .isInstanceOf(RunNotReadable.class)
                    .hasMessageEndingWith("is not a run: there is no such directory");
        }
    }

    @Nested
    class Opening {

        @Test
        void aSandboxThatCannotBeOpenedIsFoundOutBeforeAReplyIsPaidFor()
                throws InterruptedException {
            var solution = solver(null).solve(PROBLEM);

            assertThat(requests).isEmpty();
            assertThat(solution.end())
                    .contains(
                            new End.Voided(
                                    "no session is to be had; install the libraries of the local"
                                            + " sandbox"));
        }
    }

    @Nested
    class Money {

        private static final Price PRICE = new Price(BigDecimal.ONE, null, BigDecimal.TEN);

        @ParameterizedTest
        @EnumSource(names = {"SESSION", "DIRECT"})
        void isLimitedWhereThePriceIsKnownAndThatIsRecorded(Preset preset)
                throws InterruptedException {
            assertThat(limit(PRICE, Settings.of(preset))).contains(new BigDecimal("1.00"));
        }

        @ParameterizedTest
        @EnumSource(
                mode = Mode.EXCLUDE,
                names = {"SESSION", "DIRECT"})
        void isNotLimitedInAPublishedSetupUnlessAskedFor(Preset preset) {
            var settings = Settings.of(preset);
            var solver = solver(session(), ModelFacts.of(PRICE, null, null));

            assertThat(solver.with(settings).describe(PROBLEM).limits().most(Limits.Kind.USD))
                    .isEmpty();
            var asked = solver.with(settings.with(Limits.NONE.usd("0.50"))).describe(PROBLEM);
            assertThat(asked.limits().most(Limits.Kind.USD)).contains(new BigDecimal("0.50"));
            assertThat(asked.overridden()).isEqualTo(Limits.NONE.usd("0.50"));
        }

        @Test
        void isLimitedToWhatIsAskedFor() throws InterruptedException {
            var settings = Settings.DEFAULT.with(Limits.NONE.usd("0.50"));

            assertThat(limit(PRICE, settings)).contains(new BigDecimal("0.50"));
        }

        @Test
        void isNotLimitedWhereThePriceIsNotKnownOrNothing() throws InterruptedException {
            var free = new Price(BigDecimal.ZERO, null, BigDecimal.ZERO);

            assertThat(limit(null, Settings.DEFAULT)).isEmpty();
            assertThat(limit(free, Settings.DEFAULT)).isEmpty();
        }

        private Optional<BigDecimal> limit(@Nullable Price price, Settings settings)
                throws InterruptedException {
            solver(session(), ModelFacts.of(price, null, null))
                    .with(settings)
                    .solve(PROBLEM, recorded, () -> false);
            return recorded.run().limits().most(Limits.Kind.USD);
        }
    }

    @Nested
    class Planning {

        private static final Price PRICE = new Price(BigDecimal.ONE, null, new BigDecimal("4"));

        @Test
        void thePlanIsWhatIsSentFirst() throws InterruptedException {
            var solver = solver(session(), ModelFacts.of(PRICE, null, null));

            var plan = solver.plan(PROBLEM);
            var solution = solver.solve(PROBLEM, recorded, () -> false);

            assertThat(plan.prompt()).isEqualTo(asked(solution).prompt());
            assertThat(plan.tools()).isEqualTo(requests.getFirst().tools());
            assertThat(plan.outputCap()).isEqualTo(requests.getFirst().outputCap());
            assertThat(plan.run().limits()).isEqualTo(recorded.run().limits());
        }

        @Test
        void theMostItCanCostIsWhatTheLimitsLeave() {
            assertThat(most(PRICE, Limits.NONE)).isEqualByComparingTo("0.80");
            assertThat(most(PRICE, Limits.NONE.usd("0.50"))).isEqualByComparingTo("0.50");
            assertThat(most(PRICE, Limits.NONE.outputTokens(50_000)))
                    .as("the other 150,000 tokens are of the input")
                    .isEqualByComparingTo("0.35");
            assertThat(most(null, Limits.NONE)).isNull();
        }

        private @Nullable BigDecimal most(@Nullable Price price, Limits limits) {
            return solver(session(), ModelFacts.of(price, null, null))
                    .with(Settings.DEFAULT.with(limits))
                    .plan(PROBLEM)
                    .mostUsd();
        }
    }

    /// A run has limits for all its attempts together.
    @Nested
    class WithinARun {

        private static final Price PRICE = new Price(BigDecimal.ONE, null, BigDecimal.TEN);

        @Test
        void anAttemptThatDoesNotFitAnyMoreIsStoppedAndGoesOnInALargerOne(@TempDir Path runs)
                throws InterruptedException {
            var ledger = RunLedger.of(Limits.NONE.tokens(1_000));

            var stopped = solver(session()).recordingIn(runs).within(ledger).solve(PROBLEM);
            var resumed =
                    solver(session())
                            .within(RunLedger.unlimited())
                            .resume(Objects.requireNonNull(stopped.directory()));

            assertThat(stopped.end()).isEmpty();
            assertThat(Objects.requireNonNull(stopped.shortage()).limit())
                    .isEqualTo(Limits.Kind.TOKENS);
            assertThat(resumed.answer()).contains("42");
            assertThat(resumed.shortage()).isNull();
            assertThat(requests).hasSize(1);
        }

        @Test
        void theReplyOfAJudgeCounts() throws InterruptedException {
            var judge = SelectedModel.script("judge", "{\"replies\": [{\"text\": \"SAME\"}]}");
            var ledger = RunLedger.unlimited();
            var solution =
                    solver(session())
                            .checking(Expected.of("\\sum_{k=1}^{2} 21"), Grader.exact(), judge)
                            .within(ledger)
                            .solve(PROBLEM);

            assertThat(ledger.spent().tokens()).isEqualTo(solution.spent().tokens());
        }

        @Test
        void aLimitOnMoneyIsRefusedWhereThePriceIsNotKnown() {
            var ledger = RunLedger.of(Limits.NONE.usd("5"));

            assertThatThrownBy(() -> solver(session()).within(ledger))
                    .isInstanceOf(UnusableLimit.class)
                    .hasMessage(
                            "a limit on the money of a run needs the prices of its models, and one"
                                    + " is not known");
            assertThat(solver(session(), ModelFacts.of(PRICE, null, null)).within(ledger))
                    .isNotNull();
        }
    }

    /// A `ChatModel` of the program's own that does not do what LangChain4j says of it.
    @Nested
    class WithAChatModelThatFails {

        private Optional<End> end(Supplier<@Nullable ChatResponse> chat)
                throws InterruptedException {
            var model =
                    new ChatModel() {
                        @Override
                        @SuppressWarnings("NullAway")
                        public ChatResponse doChat(ChatRequest request) {
                            return chat.get();
                        }
                    };
            return Solver.of(model, new Playing(session())).solve(PROBLEM).end();
        }

        @Test
        void anExceptionVoidsTheAttemptWithItsMessage() throws InterruptedException {
            assertThat(
                            end(() -> {
                                throw new IllegalStateException("no quota");
                            }))
                    .contains(new End.Voided("ChatModel failed: no quota"));
        }

        @Test
        void nullVoidsTheAttempt() throws InterruptedException {
            assertThat(end(() -> null))
                    .contains(
                            new End.Voided(
                                    "ChatModel failed: it returned null instead of a response"));
        }
    }

    private Solver solver(@Nullable Session session) {
        return solver(session, ModelFacts.UNKNOWN);
    }

    private Solver solver(@Nullable Session session, ModelFacts facts) {
        return solver(new Calling(List.of(SUBMISSION)), facts, session);
    }

    private static Solver solver(Model model, @Nullable Session session) {
        return solver(model, ModelFacts.UNKNOWN, session);
    }

    private static Solver solver(Model model, ModelFacts facts, @Nullable Session session) {
        var chosen = new SelectedModel(model, facts, false, "for a test", List.of());
        return Solver.of(chosen, new Playing(session));
    }

    private static Event.Prompted asked(Solution solution) {
        return (Event.Prompted) solution.entries().getFirst().event();
    }

    private static Session session() {
        return new Session() {
            @Override
            public dev.reckoner.sandbox.Outcome run(String source, Duration limit) {
                throw new IllegalStateException("no cell is run here");
            }

            @Override
            public void close() {}
        };
    }

    /// A model that thinks hard and always gives the same reply.
    private final class Calling implements Model {

        private final List<Item> items;

        Calling(List<Item> items) {
            this.items = items;
        }

        @Override
        public String name() {
            return "calling";
        }

        @Override
        public Optional<Effort> effort() {
            return Optional.of(Effort.HIGH);
        }

        @Override
        public Reply reply(Request request, Listener listener) {
            requests.add(request);
            return new Reply(
                    "r",
                    "calling",
                    items,
                    Reply.Finish.TOOL_CALLS,
                    new Usage(1_000, 0, 100, 0, false),
                    Delivery.at(Duration.ofSeconds(1), 1));
        }
    }

    /// @param session null where none can be opened
    private record Playing(@Nullable Session session) implements Sandbox {

        @Override
        public Session open(Consumer<String> printed) {
            if (session == null) {
                throw new SandboxUnavailable(
                        "no session is to be had", new Remedy.InstallLibrary());
            }
            return session;
        }

        @Override
        public Description description() {
            return new Description("played", "3.12.8", new LinkedHashMap<>());
        }

        @Override
        public SandboxLimits limits() {
            return TWO_GIB;
        }

        @Override
        public void close() {}
    }

    private static final class Recorded implements Watcher {

        private @Nullable Run run;

        @Override
        public void started(Run run, @Nullable Path directory) {
            this.run = run;
        }

        @Override
        public void happened(Entry entry) {}

        Run run() {
            return Objects.requireNonNull(run);
        }
    }
}

package dev.reckoner.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.reckoner.Settings;
import dev.reckoner.Solver;
import dev.reckoner.agent.Preset;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.journal.RunDirectory;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Evaluations of small sums, whose model knows the answers.
@Timeout(60)
class EvaluationRunTest {

    private static final int AT_ONCE = 4;

    @TempDir private Path runs;

    private final Calculator model = new Calculator();

    private Limits limits = Limits.NONE;
    private Optional<StoppingRule> rule = Optional.empty();

    private EvaluationDirectory create(int problems, int samples, Arm... arms) {
        return EvaluationDirectory.create(
                runs, Samples.record(samples, arms), Samples.sums(problems));
    }

    private EvaluationRun run(EvaluationDirectory directory, BooleanSupplier stop)
            throws InterruptedException {
        EvaluationRun.Solvers solvers =
                (_, front, sandbox) ->
                        Solver.of(front.apply(selected()), sandbox)
                                .with(Settings.of(Preset.DIRECT));
        return new EvaluationRun(
                directory,
                new EvaluationRun.Means(solvers, new Nothing(), limits, rule, AT_ONCE, 2),
                stop);
    }

    private SelectedModel selected() {
        return new SelectedModel(model, ModelFacts.UNKNOWN, true, "calculates", List.of());
    }

    private static Map<String, Long> scores(Path evaluation) {
        return Evaluation.read(evaluation).rows().stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.score().toString(), Collectors.counting()));
    }

    @Test
    void everyJobGetsItsAttemptAndItsRow() throws InterruptedException {
        try (var directory = create(5, 3, Samples.HIGH, Samples.LOW)) {
            var run = run(directory, () -> false);

            assertThat(run.work()).isEmpty();

            var rows = Evaluation.read(directory.path()).rows();
            assertThat(rows)
                    .extracting(AttemptRow::job)
                    .containsExactlyInAnyOrderElementsOf(
                            directory.grid().jobs().stream().map(Job::id).toList());
            assertThat(rows).allMatch(row -> row.score() == Score.CORRECT);
            assertThat(rows)
                    .allSatisfy(row ->
                            assertThat(directory.path().resolve(row.directory()))
                                    .isDirectoryContaining("glob:**/journal.jsonl"));
            assertThat(model.most.get()).isBetween(1, AT_ONCE);
            assertThat(run.progress())
                    .extracting(Progress::jobs, Progress::ended, Progress::queued)
                    .containsExactly(30, 30, 0);
        }
    }

    @Test
    void aFailureThatPassesIsTriedAgainAndLeavesNoTrace() throws InterruptedException {
        model.failures = 2;
        try (var directory = create(2, 1, Samples.HIGH)) {
            var run = run(directory, () -> false);

            assertThat(run.work()).isEmpty();

            assertThat(scores(directory.path())).containsExactly(Map.entry("correct", 2L));
            assertThat(run.progress().retried()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void whereEverythingFailsAlikeItStopsSoonAndSaysWhy() throws InterruptedException {
        model.failures = Integer.MAX_VALUE;
        try (var directory = create(60, 1, Samples.HIGH)) {
            assertThat(run(directory, () -> false).work())
                    .hasValueSatisfying(why ->
                            assertThat(why)
                                    .contains("attempts failed one after another: no server"));

            assertThat(scores(directory.path())).containsOnlyKeys("voided");
            assertThat(model.asked.values().stream().mapToInt(AtomicInteger::get).sum())
                    .isLessThan(Schedule.ALIKE + AT_ONCE + 1);
        }
    }

    @Test
    void whatFailedForGoodIsTriedAgainByTheNextProcess() throws InterruptedException {
        model.failures = Integer.MAX_VALUE;
        Path path;
        try (var directory = create(1, 1, Samples.HIGH)) {
            path = directory.path();
            assertThat(run(directory, () -> false).work()).isEmpty();
            assertThat(scores(path)).containsExactly(Map.entry("voided", 1L));
        }
        model.failures = 0;

        try (var directory = EvaluationDirectory.open(path)) {
            run(directory, () -> false).work();
        }

        assertThat(scores(path)).containsExactly(Map.entry("correct", 1L));
    }

    @Test
    void whatAnAttemptHasUsedSinceItsLastRowCounts() throws IOException, InterruptedException {
        model.failures = Integer.MAX_VALUE;
        Path path;
        try (var directory = create(1, 1, Samples.HIGH)) {
            path = directory.path();
            run(directory, () -> false).work();
        }
        String voided = Files.readString(path.resolve(Evaluation.ROWS));
        model.failures = 0;
        try (var directory = EvaluationDirectory.open(path)) {
            run(directory, () -> false).work();
        }
        Files.writeString(path.resolve(Evaluation.ROWS), voided);

        try (var directory = EvaluationDirectory.open(path)) {
            assertThat(directory.spent().tokens()).isEqualTo(10_000);
            assertThat(run(directory, () -> false).progress().tokens()).isEqualTo(10_000);
        }
    }

    @Test
    void anAttemptThatCannotBeReadIsVoidAndEndsNoOther() throws IOException, InterruptedException {
        try (var directory = create(3, 1, Samples.HIGH)) {
            Path damaged = directory.path().resolve(directory.grid().jobs().get(1).directory());
            Files.createDirectories(damaged);
            Files.writeString(damaged.resolve(RunDirectory.RUN), "{");

            assertThat(run(directory, () -> false).work()).isEmpty();

            assertThat(scores(directory.path()))
                    .containsOnly(Map.entry("correct", 2L), Map.entry("voided", 1L));
            assertThat(Evaluation.read(directory.path()).rows())
                    .filteredOn(row -> row.score() == Score.VOIDED)
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row.why())
                                    .startsWith("RunNotReadable: ")
                                    .contains("run.json"));
        }
    }

    @Test
    void aFaultOfThisProgramInOneAttemptEndsNoOther() throws InterruptedException {
        model.broken = "What is 2 + 2?";
        Path path;
        try (var directory = create(3, 1, Samples.HIGH)) {
            path = directory.path();
            assertThat(run(directory, () -> false).work()).isEmpty();
            assertThat(scores(path))
                    .containsOnly(Map.entry("correct", 2L), Map.entry("voided", 1L));
        }
        model.broken = "no problem says this";

        try (var directory = EvaluationDirectory.open(path)) {
            run(directory, () -> false).work();
        }

        assertThat(scores(path)).containsOnly(Map.entry("correct", 3L));
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 16, 30", "32, 16, 16, 150", "2, 16, 16, 38", "0, 0, 16, 0", "4, 0, 1, 240"})
    void theTimeThatIsLeftIsThatOfTheLastAttemptsToo(
            int waiting, int underWay, int atOnce, long seconds) {
        assertThat(EvaluationRun.left(60, waiting, underWay, atOnce))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aStoppedEvaluationGoesOnWithWhatIsMissing() throws InterruptedException {
        Path path;
        try (var directory = create(6, 2, Samples.HIGH)) {
            path = directory.path();
            assertThat(run(directory, () -> model.replies.get() >= 5).work()).contains("stopped");
        }
        int before = model.replies.get();

        try (var directory = EvaluationDirectory.open(path)) {
            assertThat(run(directory, () -> false).work()).isEmpty();
        }

        assertThat(before).isBetween(5, 5 + AT_ONCE);
        assertThat(model.replies).hasValue(12);
        assertThat(scores(path)).containsExactly(Map.entry("correct", 12L));
    }

    @Test
    void theLimitsHoldForAllAttemptsTogetherAndCanBeRaised() throws InterruptedException {
        limits = Limits.NONE.tokens(150_000);
        Path path;
        try (var directory = create(4, 10, Samples.HIGH)) {
            path = directory.path();
            assertThat(run(directory, () -> false).work())
                    .hasValueSatisfying(why -> assertThat(why).contains("of 150,000 were left"));
        }
        long ended = Evaluation.read(path).rows().size();
        assertThat(ended).isLessThan(40);
        assertThat(scores(path)).containsExactly(Map.entry("correct", ended));
        limits = Limits.NONE.tokens(10_000_000);

        try (var directory = EvaluationDirectory.open(path)) {
            assertThat(directory.spent().tokens()).isLessThanOrEqualTo(150_000);
            assertThat(run(directory, () -> false).work()).isEmpty();
        }

        assertThat(scores(path)).containsExactly(Map.entry("correct", 40L));
        assertThat(model.replies).hasValue(40);
    }

    @Test
    void rowsThatWereLostAreComputedAgainAndNothingIsAsked()
            throws IOException, InterruptedException {
        Path path;
        try (var directory = create(3, 1, Samples.HIGH)) {
            path = directory.path();
            run(directory, () -> false).work();
        }
        var rows = Evaluation.read(path).rows();
        Files.delete(path.resolve(Evaluation.ROWS));

        try (var directory = EvaluationDirectory.open(path)) {
            run(directory, () -> false).work();
        }

        assertThat(Evaluation.read(path).rows()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(model.replies).hasValue(3);
    }

    @Test
    void aDirectoryThatWasBeingMadeIsMadeAgain() throws IOException, InterruptedException {
        try (var directory = create(1, 1, Samples.HIGH)) {
            Path attempt = directory.path().resolve(directory.grid().jobs().getFirst().directory());
            Files.createDirectories(attempt);
            Files.writeString(attempt.resolve(RunDirectory.RUN + ".part"), "{");

            run(directory, () -> false).work();

            assertThat(scores(directory.path())).containsExactly(Map.entry("correct", 1L));
        }
    }

    @Test
    void anAttemptThatCannotBeRecordedStopsTheEvaluation() throws IOException {
        try (var directory = create(4, 1, Samples.HIGH)) {
            Files.writeString(directory.path().resolve("attempts"), "a file");

            assertThatThrownBy(() -> run(directory, () -> false).work())
                    .isInstanceOf(NotRecorded.class)
                    .hasMessageContaining("can't record the run in");
        }
    }

    @Test
    void aVoteStopsOnceTheLeaderCannotBeOvertaken() throws InterruptedException {
        rule = Optional.of(new StoppingRule.Certain());
        try (var directory = create(2, 9, Samples.HIGH)) {
            var run = run(directory, () -> false);

            assertThat(run.work()).isEmpty();

            assertThat(run.votes())
                    .extracting(
                            VoteOutcome::problem,
                            VoteOutcome::winners,
                            VoteOutcome::credit,
                            VoteOutcome::asked,
                            VoteOutcome::saved)
                    .containsExactly(
                            tuple("sum/1", List.of("2"), 1.0, 5, 4),
                            tuple("sum/2", List.of("4"), 1.0, 5, 4));
            assertThat(model.replies).hasValue(10);
        }
    }

    @Test
    void aVoteThatWasStoppedGoesOnAsItWouldHave() throws InterruptedException {
        rule = Optional.of(new StoppingRule.Likely(0.2));
        Path path;
        try (var directory = create(3, 20, Samples.HIGH)) {
            path = directory.path();
            run(directory, () -> model.replies.get() >= 2).work();
        }

        try (var directory = EvaluationDirectory.open(path)) {
            var run = run(directory, () -> false);
            assertThat(run.work()).isEmpty();

            assertThat(run.votes()).extracting(VoteOutcome::credit).containsExactly(1.0, 1.0, 1.0);
            int asked = run.votes().stream().mapToInt(VoteOutcome::asked).sum();
            assertThat(asked).isLessThan(30);
            assertThat(model.replies).hasValue(asked);
            assertThat(run(directory, () -> false).votes()).isEqualTo(run.votes());
        }
    }

    /// Adds the two numbers in the problem.
    private static final class Calculator implements Model {

        private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
        private final AtomicInteger replies = new AtomicInteger();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        /// How many calls fail.
        private volatile int failures;

        /// What this problem says ends its attempt with a fault of the program.
        private volatile String broken = "no problem says this";

        @Override
        public String name() {
            return "m";
        }

        @Override
        public Reply reply(Request request, Listener listener) {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                String problem = problem(request);
                asked.computeIfAbsent(problem, _ -> new AtomicInteger()).incrementAndGet();
                if (problem.contains(broken)) {
                    throw new IndexOutOfBoundsException("7");
                }
                if (fails()) {
                    throw new ModelUnavailable("no server at 127.0.0.1");
                }
                replies.incrementAndGet();
                long sum = 2 * Long.parseLong(problem.replaceAll("(?s).*\\+ (\\d+)\\?.*", "$1"));
                return new Reply(
                        "r",
                        "m",
                        List.of(new Item.Text("It is \\boxed{" + sum + "}.")),
                        Reply.Finish.STOP,
                        new Usage(1_000, 0, 9_000, 0, false),
                        Delivery.NONE);
            } finally {
                underWay.decrementAndGet();
            }
        }

        private synchronized boolean fails() {
            if (failures > 0) {
                failures--;
                return true;
            }
            return false;
        }

        private static String problem(Request request) {
            return request.conversation().stream()
                    .filter(Message.User.class::isInstance)
                    .map(String::valueOf)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// Nothing is run without tools, and answers need no algebra.
    private static final class Nothing implements Sandbox {

        @Override
        public Session open(Consumer<String> printed) {
            throw new AssertionError("nothing is run without tools");
        }

        @Override
        public Description description() {
            throw new AssertionError("there is no sandbox");
        }

        @Override
        public SandboxLimits limits() {
            return SandboxLimits.DEFAULT;
        }

        @Override
        public void close() {}
    }
}

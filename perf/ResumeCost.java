import dev.reckoner.Settings;
import dev.reckoner.Solver;
import dev.reckoner.agent.Preset;
import dev.reckoner.agent.Rules;
import dev.reckoner.agent.Watcher;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Request;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.tool.Cells;

import java.io.FileOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What a journal costs: to append an entry, beside the same bytes written and synced without it;
/// to read one of 10,000 events; to decide a step on it; to go on with an attempt of 200 steps.
/// With `runs=DIR` it makes 1,000 runs there instead, for `reckoner runs DIR`.
///
/// Run from the project's folder, built: see docs/performance.md.
class ResumeCost {

    private static final int EVENTS = 10_000;
    private static final int RUNS = 1_000;
    private static final int STEPS = 200;

    static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/resume-cost"));
        if (arguments.length == 1 && arguments[0].startsWith("runs=")) {
            makeRuns(Path.of(arguments[0].substring("runs=".length())));
            return;
        }
        append(folder);
        readAndDecide(folder);
        resume(folder);
    }

    private static void append(Path folder) throws Exception {
        var entries = entries(1_000);
        double[] ours = new double[entries.size()];
        double[] bare = new double[entries.size()];
        Path directory = fresh(folder.resolve("append"));
        Path beside = directory.resolve("bare");
        try (var journal = Journal.create(directory);
                var out = new FileOutputStream(beside.toFile())) {
            byte[] line = "x".repeat(700).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < ours.length; i++) {
                long start = System.nanoTime();
                journal.append(entries.get(i));
                ours[i] = ms(start);
                start = System.nanoTime();
                out.write(line);
                out.getFD().sync();
                bare[i] = ms(start);
            }
        }
        System.out.printf(
                "append an entry: median %.2f ms; the same bytes written and synced: median %.2f"
                        + " ms; more by %.2f ms%n",
                median(ours), median(bare), median(ours) - median(bare));
    }

    private static void readAndDecide(Path folder) throws Exception {
        Path directory = fresh(folder.resolve("read"));
        try (var journal = Journal.create(directory)) {
            entries(EVENTS).forEach(journal::append);
        }
        long bytes = Files.size(directory.resolve(Journal.FILE));
        double[] reading = new double[7];
        List<Entry> entries = List.of();
        double[] processor = new double[reading.length];
        for (int i = 0; i < reading.length; i++) {
            long start = System.nanoTime();
            double used = processorMs();
            entries = Journal.read(directory, System.err::println);
            processor[i] = processorMs() - used;
            reading[i] = ms(start);
        }
        System.out.printf(
                "read %,d events, %,d KiB: first %.0f ms, %.0f of it processor; median of %d %.0f"
                        + " ms, %.0f of it processor%n",
                EVENTS,
                bytes >> 10,
                reading[0],
                processor[0],
                reading.length,
                median(reading),
                median(processor));
        var stepper =
                Class.forName("dev.reckoner.agent.Stepper")
                        .getDeclaredMethod("next", List.class, Rules.class);
        stepper.setAccessible(true);
        double[] deciding = new double[2_000];
        var rules = rules();
        for (int i = 0; i < deciding.length; i++) {
            long start = System.nanoTime();
            stepper.invoke(null, entries, rules);
            deciding[i] = ms(start);
        }
        System.out.printf(
                "decide a step on it: first %.2f ms, median of the last 1,000 %.3f ms%n",
                deciding[0], median(Arrays.copyOfRange(deciding, 1_000, 2_000)));
    }

    private static void resume(Path folder) throws Exception {
        Path runs = fresh(folder.resolve("runs"));
        try (var sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv())) {
            var model = new SelectedModel(new Counting(), ModelFacts.UNKNOWN, false, "", List.of());
            var solver = Solver.of(model, sandbox).with(settings());
            int[] seen = {0};
            var half =
                    solver.recordingIn(runs)
                            .solve(
                                    Problem.of("resume cost"),
                                    counting(seen),
                                    () -> seen[0] >= STEPS);
            var cells =
                    half.entries().stream()
                            .filter(entry -> entry.event() instanceof Event.CellRan)
                            .toList();
            double spent =
                    cells.stream()
                            .mapToDouble(entry ->
                                    ((Event.CellRan) entry.event())
                                                    .outcome()
                                                    .resources()
                                                    .wall()
                                                    .toNanos()
                                            / 1e6)
                            .sum();
            Path run = java.util.Objects.requireNonNull(half.directory());
            long start = System.nanoTime();
            double used = processorMs();
            double[] first = {0, 0};
            int[] again = {0};
            solver.resume(
                    run,
                    Limits.NONE,
                    new Watcher() {
                        @Override
                        public void happened(Entry entry) {
                            if (entry.event() instanceof Event.Rebuilt) {
                                first[0] = ms(start);
                                first[1] = processorMs() - used;
                                again[0] = 1;
                            }
                        }
                    },
                    () -> again[0] == 1);
            System.out.printf(
                    "go on with an attempt of %d cells: %.0f ms until the model is asked, %.0f of"
                            + " it processor; its cells took %.0f ms%n",
                    cells.size(), first[0], first[1], spent);
        }
    }

    private static Watcher counting(int[] seen) {
        return entry -> seen[0] += entry.event() instanceof Event.CellRan ? 1 : 0;
    }

    private static Settings settings() {
        return Settings.of(Preset.SESSION).with(Limits.NONE.tokens(1_000_000_000));
    }

    private static Rules rules() {
        return new Rules(
                Preset.SESSION,
                Limits.NONE.tokens(1_000_000_000),
                Cells.notebook(Duration.ofSeconds(60), Rules.OUTPUT_CHARS),
                ModelFacts.UNKNOWN,
                List.of(),
                AnswerForm.ANY,
                Calls.AUTO);
    }

    private static void makeRuns(Path runs) throws Exception {
        Files.createDirectories(runs);
        var entries = entries(40);
        var text = new StringBuilder();
        try (var journal = Journal.create(fresh(runs.resolve(".one")))) {
            entries.forEach(journal::append);
        }
        text.append(Files.readString(runs.resolve(".one").resolve(Journal.FILE)));
        try (var sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv())) {
            var model = new SelectedModel(new Counting(), ModelFacts.UNKNOWN, false, "", List.of());
            var run = Solver.of(model, sandbox).describe(Problem.of("one of many runs"));
            for (int i = 0; i < RUNS; i++) {
                var directory = dev.reckoner.journal.RunDirectory.create(runs, run).path();
                Files.writeString(directory.resolve(Journal.FILE), text);
            }
        }
        delete(runs.resolve(".one"));
    }

    /// Turns of three events, as most are: a reply, its cell, the budget.
    private static List<Entry> entries(int many) {
        var entries = new ArrayList<Entry>();
        add(entries, new Event.Prompted(1, "Solve it. ".repeat(200), List.of()));
        while (entries.size() < many) {
            int n = entries.size();
            var call =
                    new Item.ToolCall(
                            "call-" + n, "python", "{\"code\": \"" + "x = 1; ".repeat(40) + "\"}");
            var thought =
                    new Item.Reasoning(
                            "A thought about the matter. ".repeat(10), "b3BhcXVl".repeat(60));
            add(
                    entries,
                    new Event.Replied(
                            new Reply(
                                    "r" + n,
                                    "m",
                                    List.of(thought, call),
                                    Reply.Finish.TOOL_CALLS,
                                    new Usage(4_000, 3_000, 400, 300, false),
                                    Delivery.at(Duration.ofSeconds(2), 1)),
                            null));
            add(
                    entries,
                    new Event.CellRan(
                            "call-" + n,
                            "x = 1; ".repeat(40),
                            new Outcome.Completed(
                                    Output.printed("a line of output\n".repeat(20)),
                                    new ResourceUse(
                                            Duration.ofMillis(3), Duration.ofMillis(2), 1 << 20)),
                            "a line of output\n".repeat(20),
                            0));
            add(
                    entries,
                    new Event.ProgramMessage(Event.Reason.STATUS, "Used so far: some. Go on."));
        }
        return entries.subList(0, Math.max(many, 1));
    }

    private static void add(List<Entry> entries, Event event) {
        entries.add(
                new Entry(entries.size(), Instant.now(), Duration.ofMillis(entries.size()), event));
    }

    private static Path fresh(Path directory) throws Exception {
        delete(directory);
        return Files.createDirectories(directory);
    }

    private static void delete(Path directory) throws Exception {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static double ms(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /// The processor time of this thread, which other work on the machine does not change.
    private static double processorMs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Runs a trivial cell in every reply.
    private static final class Counting implements Model {

        private int replies;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Reply reply(Request request, Listener listener) {
            var call =
                    new Item.ToolCall(
                            "call-" + ++replies,
                            "python",
                            "{\"code\": \"x = " + replies + "\\nx\"}");
            return new Reply(
                    "r" + replies,
                    "counting",
                    List.of(call),
                    Reply.Finish.TOOL_CALLS,
                    new Usage(100, 0, 10, 0, false),
                    Delivery.at(Duration.ZERO, 1));
        }
    }
}

package dev.reckoner;

import dev.langchain4j.model.chat.ChatModel;
import dev.reckoner.agent.Attempt;
import dev.reckoner.agent.Clock;
import dev.reckoner.agent.Preset;
import dev.reckoner.agent.Rules;
import dev.reckoner.agent.Watcher;
import dev.reckoner.agent.ledger.RunLedger;
import dev.reckoner.agent.ledger.RunShortage;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.Program;
import dev.reckoner.journal.Recovered;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.RunDirectory;
import dev.reckoner.journal.RunLock;
import dev.reckoner.journal.Totals;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;
import dev.reckoner.transcript.Transcripts;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Solves problems with one model in one sandbox. A solver is immutable: `with` and `recordingIn`
/// return a changed copy.
///
/// ```java
/// try (var sandbox = ...) {
///     var solution = Solver.of(chatModel, sandbox).solve(Problem.of("How many ..."));
///     System.out.println(solution.answer().orElse("no answer"));
/// }
/// ```
///
/// Thread-safe: several threads can solve problems at once.
public final class Solver {

    private final AttemptSpec spec;
    private final @Nullable Recording recording;
    private final Check check;
    private final RunLedger ledger;

    private Solver(AttemptSpec spec, @Nullable Recording recording, Check check, RunLedger ledger) {
        this.spec = spec;
        this.recording = recording;
        this.check = check;
        this.ledger = ledger;
    }

    /// @param model any LangChain4j model that can call tools; its price is not known, so money
    ///   can't be limited
    /// @param sandbox the caller closes it
    public static Solver of(ChatModel model, Sandbox sandbox) {
        return of(SelectedModel.of(model), sandbox);
    }

    /// @param model a model with a known price, if money is to be limited
    /// @param sandbox stays the caller's to close
    public static Solver of(SelectedModel model, Sandbox sandbox) {
        return new Solver(
                new AttemptSpec(model, sandbox, Settings.DEFAULT),
                null,
                Check.NONE,
                RunLedger.unlimited());
    }

    public Solver with(Settings settings) {
        return new Solver(spec.with(settings), recording, check, ledger);
    }

    /// Records each attempt in its own directory under `runs` while it runs, and writes its
    /// transcripts at the end.
    public Solver recordingIn(Path runs) {
        return new Solver(spec, run -> RunDirectory.create(runs, run), check, ledger);
    }

    /// Records the next attempt in this directory itself, which must not be one of a run yet.
    public Solver recordingAt(Path directory) {
        return new Solver(spec, run -> RunDirectory.createAt(directory, run), check, ledger);
    }

    /// Grades each answer against the expected one when the attempt has ended, and records the
    /// verdict. The model is never told what is expected.
    ///
    /// @param grader stays the caller's to close; used by one attempt at a time
    public Solver checking(Expected expected, Grader grader) {
        return checking(new Gold.Value(expected), grader);
    }

    /// Grades each answer against what is known of it. Programs run in sessions of this solver's
    /// sandbox.
    ///
    /// @param grader stays the caller's to close; used by one attempt at a time
    public Solver checking(Gold gold, Grader grader) {
        return new Solver(spec, recording, new Check(gold, grader, null), ledger);
    }

    /// Does the same, and asks a judge where the rules cannot tell. What its replies cost is part
    /// of the solution's totals; no limit holds for them.
    public Solver checking(Expected expected, Grader grader, SelectedModel judge) {
        return checking(new Gold.Value(expected), grader, judge);
    }

    /// Does the same. A judge is not asked about what a program verifies.
    public Solver checking(Gold gold, Grader grader, SelectedModel judge) {
        return new Solver(spec, recording, new Check(gold, grader, judge), ledger);
    }

    /// Makes the attempts of this solver part of a run, whose limits hold for all of them together.
    /// Where the next call of an attempt does not fit, the attempt stops and can be resumed:
    /// [Solution#shortage].
    ///
    /// @param ledger can be shared by several solvers and threads
    /// @throws dev.reckoner.task.UnusableLimit if it limits money, and no price is known
    public Solver within(RunLedger ledger) {
        ledger.check(spec.model().facts().pricing());
        return new Solver(spec, recording, check, ledger);
    }

    /// What the `run.json` of an attempt at this problem says.
    public Run describe(Problem problem) {
        return spec.run(problem, spec.rules());
    }

    /// What an attempt at this problem would send, and the most that it could cost. Nothing is
    /// sent, and no session is opened.
    ///
    /// @throws dev.reckoner.task.UnusableLimit where [#solve] would
    public Plan plan(Problem problem) {
        var rules = spec.rules();
        rules.check(problem);
        var first = rules.first(problem);
        return new Plan(
                spec.run(problem, rules),
                first.prompt(),
                first.tools(),
                first.inputTokens(),
                first.outputCap(),
                Plan.mostUsd(rules.limits(), rules.model()));
    }

    /// Makes one attempt.
    ///
    /// @throws dev.reckoner.task.UnusableLimit if a limit is too small to work in, or money is
    ///   limited and no price is known; nothing has been sent or recorded then
    /// @throws dev.reckoner.journal.RunNotWritable if the run can't be recorded; nothing has been
    ///   sent then. Where the disk is full later, the attempt stops after that step, and the
    ///   solution says so
    /// @throws InterruptedException if the thread is interrupted; what was recorded until then is
    ///   kept, with its transcripts
    public Solution solve(Problem problem) throws InterruptedException {
        return solve(problem, Watcher.NONE, () -> false);
    }

    /// Makes one attempt, which a watcher can follow and `stop` can end.
    ///
    /// @param stop whether to stop; asked between two steps
    public Solution solve(Problem problem, Watcher watcher, BooleanSupplier stop)
            throws InterruptedException {
        var rules = spec.rules();
        rules.check(problem);
        var run = spec.run(problem, rules);
        Path directory = recording == null ? null : recording.directoryOf(run).path();
        watcher.started(run, directory);
        try (var recorder = Recorder.in(directory)) {
            return attempted(
                    new Making(run, rules, directory, recorder, Clock.started()),
                    List.of(),
                    watcher,
                    stop,
                    Attempt::run);
        }
    }

    /// Goes on with an attempt that was recorded, after any end but an answer. Nothing that was
    /// paid for is asked for again, and the next request is the one that would have followed. The
    /// limits and all else that was asked are those of the run; the model and the sandbox are this
    /// solver's.
    ///
    /// @param run the run directory
    /// @return the whole attempt, at once if it has ended for good
    /// @throws dev.reckoner.journal.RunNotReadable if there is no run
    /// @throws dev.reckoner.journal.RunInUse if another process works on it
    /// @throws dev.reckoner.task.UnusableLimit if a limit has ended the attempt
    /// @throws IllegalArgumentException if the run was made with another model
    public Solution resume(Path run) throws InterruptedException {
        return resume(run, Limits.NONE, Watcher.NONE, () -> false);
    }

    /// Does the same with other limits.
    ///
    /// @param limits replace those of the run, kind by kind; this is recorded
    /// @param stop whether to stop; asked between two steps
    public Solution resume(Path run, Limits limits, Watcher watcher, BooleanSupplier stop)
            throws InterruptedException {
        var asked = new RunDirectory(run).run();
        if (!spec.model().name().equals(asked.model())) {
            throw new IllegalArgumentException(
                    "the run %s was made with the model %s, and this solver has %s"
                            .formatted(run, asked.model(), spec.model().name()));
        }
        var lock = RunLock.on(run);
        try {
            var read = Journal.recover(run);
            var before = new Solution(read.entries(), run);
            if (before.isOver()) {
                return completed(run, asked, before, read, lock);
            }
            var resumed = resumed(read, limits);
            var rules = spec.rules(asked, with(resumed, read.entries()));
            if (before.end().isPresent()) {
                rules.checkResumed(with(resumed, read.entries()));
            }
            watcher.started(asked, run);
            watcher.continues(read.entries());
            try (var recorder = Recorder.after(read, run, lock)) {
                return attempted(
                        new Making(
                                asked,
                                rules,
                                run,
                                recorder,
                                Clock.continued(before.spent().elapsed())),
                        read.entries(),
                        watcher,
                        stop,
                        (attempt, problem, stopping) ->
                                attempt.resume(problem, read.entries(), resumed, stopping));
            }
        } finally {
            lock.close();
        }
    }

    /// A run that has ended for good. What a process that was killed after the end had left undone
    /// is done: the answer is graded, and the transcripts are written.
    private Solution completed(
            Path directory, Run asked, Solution before, Recovered read, RunLock lock)
            throws InterruptedException {
        var after = afterAnswer(asked).entries(asked, before.entries());
        if (!after.isEmpty()) {
            var graded = new ArrayList<>(before.entries());
            try (var recorder = Recorder.after(read, directory, lock)) {
                after.forEach(entry -> {
                    recorder.record(entry);
                    graded.add(entry);
                });
            }
            return new Solution(
                    graded, directory, transcribe(directory, asked, graded), null, null);
        }
        return Files.exists(directory.resolve(Transcripts.MARKDOWN))
                ? before
                : new Solution(
                        before.entries(),
                        directory,
                        transcribe(directory, asked, before.entries()),
                        null,
                        null);
    }

    private static Event.Resumed resumed(Recovered read, Limits limits) {
        return new Event.Resumed(
                Program.version(), limits, read.damage() == null ? null : read.damage().words());
    }

    /// The entries with the event behind them. Its time does not matter.
    private static List<Entry> with(Event.Resumed resumed, List<Entry> entries) {
        var all = new ArrayList<>(entries);
        all.add(new Entry(all.size(), Instant.EPOCH, Totals.of(entries).elapsed(), resumed));
        return all;
    }

    /// Makes the run directory of an attempt.
    private interface Recording {
        RunDirectory directoryOf(Run run);
    }

    /// What an attempt is made with.
    private record Making(
            Run run, Rules rules, @Nullable Path directory, Recorder recorder, Clock clock) {}

    private interface Work {
        List<Entry> on(Attempt attempt, Problem problem, BooleanSupplier stop)
                throws InterruptedException;
    }

    /// @param before what is in the journal already
    private Solution attempted(
            Making making, List<Entry> before, Watcher watcher, BooleanSupplier stop, Work work)
            throws InterruptedException {
        var entries = new ArrayList<>(before);
        var recorder = making.recorder();
        RunShortage shortage;
        Consumer<Entry> record =
                entry -> {
                    recorder.record(entry);
                    entries.add(entry);
                    watcher.happened(entry);
                };
        try (var session = new OneSession(spec.sandbox(), making.rules().cells(), watcher)) {
            var attempt =
                    new Attempt(
                            making.rules(),
                            spec.model().model(),
                            session,
                            record,
                            watcher,
                            making.clock(),
                            Objects.requireNonNullElseGet(
                                    making.run().id(), () -> UUID.randomUUID().toString()),
                            ledger);
            work.on(
                    attempt,
                    making.run().problem(),
                    () -> !recorder.hasRoom() || stop.getAsBoolean());
            shortage = attempt.shortage().orElse(null);
            for (var entry : afterAnswer(making.run()).entries(making.run(), entries)) {
                record.accept(entry);
                addJudge(entry);
            }
        } catch (InterruptedException e) {
            transcribe(making.directory(), making.run(), entries);
            throw e;
        }
        var warning = transcribe(making.directory(), making.run(), entries);
        return new Solution(
                entries, making.directory(), warning, recorder.failure().orElse(null), shortage);
    }

    private AfterAnswer afterAnswer(Run run) {
        return new AfterAnswer(check, Preset.named(run.preset()).submission(), spec.sandbox());
    }

    private void addJudge(Entry graded) {
        if (graded.event() instanceof Event.Graded(_, _, _, _, _, var judged) && judged != null) {
            ledger.add(judged.usage(), judged.usd());
        }
    }

    /// Writes the transcripts.
    private static @Nullable String transcribe(
            @Nullable Path directory, Run run, List<Entry> entries) {
        try {
            if (directory != null) {
                Transcripts.write(directory, run, entries);
            }
            return null;
        } catch (UncheckedIOException e) {
            return unwritten(directory, IoReason.of(e));
        } catch (RuntimeException | StackOverflowError e) {
            return unwritten(directory, String.valueOf(e));
        }
    }

    private static String unwritten(@Nullable Path directory, String why) {
        return OneLine.quote("the transcripts in " + directory + " could not be written: " + why);
    }
}

package dev.reckoner;

import dev.langchain4j.model.chat.ChatModel;
import dev.reckoner.agent.Attempt;
import dev.reckoner.agent.Clock;
import dev.reckoner.agent.Rules;
import dev.reckoner.agent.Watcher;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.RunDirectory;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.task.Problem;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;
import dev.reckoner.transcript.Transcripts;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final @Nullable Path runs;

    private Solver(AttemptSpec spec, @Nullable Path runs) {
        this.spec = spec;
        this.runs = runs;
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
        return new Solver(new AttemptSpec(model, sandbox, Settings.DEFAULT), null);
    }

    public Solver with(Settings settings) {
        return new Solver(spec.with(settings), runs);
    }

    /// Records each attempt in its own directory under `runs` while it runs, and writes its
    /// transcripts at the end.
    public Solver recordingIn(Path runs) {
        return new Solver(spec, runs);
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
        Path directory = runs == null ? null : RunDirectory.create(runs, run).path();
        watcher.started(run, directory);
        var entries = new ArrayList<Entry>();
        Optional<String> unrecorded;
        try {
            unrecorded = attempt(problem, rules, directory, watcher, stop, entries::add);
        } catch (InterruptedException e) {
            transcribe(directory, run, entries);
            throw e;
        }
        var warning = transcribe(directory, run, entries);
        return new Solution(entries, directory, warning, unrecorded.orElse(null));
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

    /// @return why the journal lacks the last entries; empty where it has all of them
    private Optional<String> attempt(
            Problem problem,
            Rules rules,
            @Nullable Path directory,
            Watcher watcher,
            BooleanSupplier stop,
            Consumer<Entry> recorded)
            throws InterruptedException {
        try (var recorder = Recorder.in(directory);
                var session = new OneSession(spec.sandbox(), watcher)) {
            Consumer<Entry> record =
                    entry -> {
                        recorder.record(entry);
                        recorded.accept(entry);
                        watcher.happened(entry);
                    };
            new Attempt(rules, spec.model().model(), session, record, watcher, Clock.started())
                    .run(problem, () -> recorder.failure().isPresent() || stop.getAsBoolean());
            return recorder.failure();
        }
    }
}

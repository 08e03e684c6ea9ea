package dev.reckoner.cli.solve;

import dev.reckoner.Solution;
import dev.reckoner.agent.Watcher;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.StandardStream;
import dev.reckoner.cli.option.TerminalWidth;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.Phrases;
import dev.reckoner.transcript.TranscriptHeader;
import dev.reckoner.transcript.terminal.Terminal;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Shows an attempt as it happens. Where data is asked for, as by `--json`, standard output is for
/// the data alone, and what a person reads goes to standard error.
public final class View implements Watcher, AutoCloseable {

    /// What to do where a run directory can't be written.
    static final String MAKE_ROOM = "make room there, or name another directory with --runs";

    private final boolean json;
    private final boolean events;
    private final boolean quiet;
    private final PrintStream out = System.out;
    private final StandardStream stream;
    private final Terminal terminal;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Refresh> refreshing = new ArrayList<>();
    private @Nullable Run run;
    private @Nullable Path directory;

    View(boolean json, boolean events, boolean quiet) {
        this.json = json;
        this.events = events;
        this.quiet = quiet;
        this.stream = json || events ? StandardStream.ERR : StandardStream.OUT;
        this.terminal =
                quiet
                        ? new Terminal(Writer.nullWriter(), TerminalWidth.UNKNOWN, false)
                        : new Terminal(
                                json || events ? System.err : out,
                                TerminalWidth.columns(),
                                stream.isColoured());
    }

    @Override
    public void started(Run run, @Nullable Path directory) {
        this.run = run;
        this.directory = directory;
        if (!quiet && stream.isTerminal()) {
            Signals.on("WINCH", this::resized);
        }
        terminal.open(TranscriptHeader.of(run));
        if (!quiet && stream.isErasable()) {
            refreshing.add(Refresh.by(terminal::refresh));
        }
    }

    private synchronized void resized() {
        terminal.resized(TerminalWidth.columns());
    }

    @Override
    public void opening() {
        terminal.opening();
    }

    @Override
    public void opened() {
        terminal.opened();
    }

    @Override
    public void continues(List<Entry> before) {
        entries.addAll(before);
        terminal.follows(before);
    }

    @Override
    public void rebuilding(int cells) {
        say(
                cells == 1
                        ? "running the earlier cell again, to have its variables"
                        : "running the %s earlier cells again, to have their variables"
                                .formatted(cells));
    }

    @Override
    public void happened(Entry entry) {
        entries.add(entry);
        if (events) {
            data(JsonLine.of(entry));
        }
        terminal.show(entry);
    }

    @Override
    public void printed(String piece) {
        terminal.printed(piece);
    }

    @Override
    public void waiting(String message, Duration time) {
        terminal.waiting(message, time);
    }

    @Override
    public void text(String piece) {
        terminal.text(piece);
    }

    @Override
    public void reasoning(String piece) {
        terminal.reasoning(piece);
    }

    @Override
    public void calling() {
        terminal.calling();
    }

    /// Says what a person who asked for the answer alone need not know, such as which model was
    /// chosen.
    public void say(String line) {
        if (!quiet) {
            tell(line);
        }
    }

    /// Says what everyone has to know.
    public void tell(String line) {
        terminal.aside(() -> System.err.println("reckoner: " + Printable.text(line)));
    }

    private void data(String line) {
        terminal.aside(() -> {
            out.println(line);
            out.flush();
        });
    }

    /// Says what came of it.
    public void finished(Solution solution) {
        if (solution.end().isEmpty()) {
            terminal.stopped();
        }
        if (json) {
            data(JsonLine.of(Result.of(solution, Objects.requireNonNull(run))));
        } else if (quiet && !events) {
            solution.answer().ifPresent(answer -> data(Printable.text(answer)));
        }
        solution.end().ifPresent(this::explain);
        if (quiet) {
            solution.grade()
                    .filter(graded -> !Phrases.isCorrect(graded))
                    .ifPresent(graded -> tell(Printable.text(Phrases.graded(graded))));
        }
        if (solution.unrecorded() != null) {
            tell(solution.unrecorded());
            tell(MAKE_ROOM);
        } else {
            recorded(solution);
        }
        howToGoOn(solution).ifPresent(how -> tell("go on with it: reckoner resume " + how));
    }

    private void recorded(Solution solution) {
        if (solution.warning() != null) {
            tell(solution.warning());
        }
        if (solution.directory() != null && !(quiet && solution.answer().isPresent())) {
            tell(
                    "recorded in "
                            + solution.directory()
                            + (solution.warning() == null
                                    ? "; look at transcript.md or transcript.ipynb there"
                                    : ""));
        }
    }

    /// The arguments with which the attempt goes on; empty if it cannot, or is a replay.
    private Optional<String> howToGoOn(Solution solution) {
        boolean replayed = run != null && run.recorded() != null;
        if (solution.directory() == null || replayed || solution.isOver()) {
            return Optional.empty();
        }
        String which = solution.directory().toString();
        return solution.end().orElse(null) instanceof End.OutOf outOf
                ? outOf.remedy().flatMap(View::withLimit).map(limit -> which + " " + limit)
                : Optional.of(which);
    }

    private static Optional<String> withLimit(Remedy remedy) {
        if (remedy instanceof Remedy.RaiseLimit(var kind, var least)) {
            return Optional.of(RemedyWords.option(kind) + " " + least.toPlainString());
        }
        return remedy instanceof Remedy.RaiseLimitAbove(var kind, var most)
                ? Optional.of(
                        RemedyWords.option(kind)
                                + " "
                                + most.add(most).stripTrailingZeros().toPlainString())
                : Optional.empty();
    }

    /// A run that has ended for good, whose transcript is there already.
    public void over(Run run, Solution solution) {
        this.run = run;
        if (json) {
            data(JsonLine.of(Result.of(solution, run)));
        } else if (!events) {
            solution.answer().ifPresent(answer -> data(Printable.text(answer)));
        }
        solution.end().ifPresent(end -> say("this run has ended: " + Phrases.end(end)));
        say("nothing was asked, and nothing is spent");
    }

    /// Says how a vote went.
    void voted(VotedResult result) {
        if (json) {
            data(JsonLine.of(result));
        } else if (result.answer() != null) {
            data(Printable.text(result.answer()));
        }
        result.words().forEach(this::say);
        tell("recorded in " + result.run());
        if (result.why() == null) {
            tell("go on with it: reckoner resume " + result.run());
        }
    }

    /// A run as it was shown when it was made.
    public void show(Run run, Solution solution) {
        started(run, solution.directory());
        solution.entries().forEach(this::happened);
        if (solution.end().isEmpty()) {
            terminal.stopped();
        }
        if (json) {
            data(JsonLine.of(Result.of(solution, run)));
        } else if (quiet && !events) {
            solution.answer().ifPresent(answer -> data(Printable.text(answer)));
        }
    }

    /// Says what came of it until it was interrupted, if it had begun.
    ///
    /// @return whether it had
    boolean interrupted() {
        if (run == null) {
            return false;
        }
        finished(new Solution(entries, directory));
        tell("the step under way was broken off; a reply that had been asked for may be billed");
        return true;
    }

    private void explain(End end) {
        switch (end) {
            case End.Answered _ -> {}
            case End.OutOf outOf -> {
                noAnswer(end);
                outOf.remedy().map(RemedyWords::of).ifPresent(this::tell);
            }
            case End.GaveUp _ -> noAnswer(end);
            case End.Voided(String why) -> {
                tell(Printable.text(why));
                tell("this attempt does not count");
            }
        }
    }

    /// Where the transcript is shown, it says so itself.
    private void noAnswer(End end) {
        if (quiet) {
            tell("no answer: " + Printable.text(Phrases.why(end)));
        }
    }

    /// Leaves no line about a wait behind.
    @Override
    public void close() {
        refreshing.forEach(Refresh::close);
        terminal.close();
    }
}

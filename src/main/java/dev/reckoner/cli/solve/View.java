package dev.reckoner.cli.solve;

import dev.reckoner.Solution;
import dev.reckoner.agent.Watcher;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.TerminalWidth;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.TranscriptHeader;
import dev.reckoner.transcript.terminal.Terminal;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Shows an attempt as it happens. Where data is asked for, as by `--json`, standard output is for
/// the data alone, and what a person reads goes to standard error.
final class View implements Watcher {

    /// What to do where a run directory can't be written.
    static final String MAKE_ROOM = "make room there, or name another directory with --runs";

    private final boolean json;
    private final boolean events;
    private final boolean quiet;
    private final PrintStream out = System.out;
    private final Terminal terminal;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Run run;
    private @Nullable Path directory;

    View(boolean json, boolean events, boolean quiet) {
        this.json = json;
        this.events = events;
        this.quiet = quiet;
        this.terminal =
                quiet
                        ? new Terminal(Writer.nullWriter(), TerminalWidth.UNKNOWN, false)
                        : new Terminal(
                                json || events ? System.err : out,
                                TerminalWidth.columns(),
                                colour());
    }

    @Override
    public void started(Run run, @Nullable Path directory) {
        this.run = run;
        this.directory = directory;
        if (!quiet && TerminalWidth.isTerminal()) {
            Signals.on("WINCH", this::resized);
        }
        terminal.open(TranscriptHeader.of(run));
    }

    private synchronized void resized() {
        terminal.resized(TerminalWidth.columns());
    }

    @Override
    public void happened(Entry entry) {
        entries.add(entry);
        if (events) {
            out.println(JsonLine.of(entry));
            out.flush();
        }
        terminal.show(entry);
    }

    @Override
    public void printed(String piece) {
        terminal.printed(piece);
    }

    /// Says what was chosen, or takes long, before the attempt begins.
    void say(String line) {
        if (!quiet) {
            System.err.println("reckoner: " + line);
        }
    }

    @Override
    public void waiting(String message) {
        terminal.waiting(message);
    }

    @Override
    public void text(String piece) {
        terminal.text(piece);
    }

    @Override
    public void reasoning(String piece) {
        terminal.reasoning(piece);
    }

    /// Says what came of it.
    void finished(Solution solution) {
        if (solution.end().isEmpty()) {
            terminal.stopped();
        }
        if (json) {
            out.println(JsonLine.of(Result.of(solution, Objects.requireNonNull(run))));
        } else if (quiet && !events) {
            solution.answer().ifPresent(answer -> out.println(Printable.text(answer)));
        }
        solution.end().ifPresent(end -> explain(end, solution.directory()));
        if (solution.unrecorded() != null) {
            System.err.println("reckoner: " + solution.unrecorded());
            System.err.println("          " + MAKE_ROOM);
            return;
        }
        if (solution.warning() != null) {
            System.err.println("reckoner: " + solution.warning());
        }
        if (!quiet && solution.directory() != null) {
            System.err.println("reckoner: recorded in " + solution.directory());
        }
    }

    /// Says what came of it until it was interrupted, if it had begun.
    void interrupted() {
        if (run != null) {
            finished(new Solution(entries, directory));
        }
    }

    private static void explain(End end, @Nullable Path directory) {
        if (end instanceof End.Voided(String why)) {
            System.err.println("reckoner: " + Printable.text(why));
            System.err.println(
                    "          this attempt does not count; what it did so far is recorded in "
                            + directory);
        }
    }

    private static boolean colour() {
        return TerminalWidth.isTerminal() && System.getenv("NO_COLOR") == null;
    }
}

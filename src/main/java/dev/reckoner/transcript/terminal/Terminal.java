package dev.reckoner.transcript.terminal;

import dev.reckoner.journal.Entry;
import dev.reckoner.transcript.TranscriptHeader;

import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// An attempt as it happens, for a terminal or a pipe: line after line, nothing ever moved or
/// overwritten. All the wording is in [TerminalLines].
///
/// May be called from several threads.
public final class Terminal {

    private static final int NARROWEST = 40;

    private final Appendable out;
    private final TerminalLines live;

    /// @param width columns; a narrower terminal than one of 40 gets rows of 40
    /// @param colour whether `out` ends at a terminal that wants colours
    public Terminal(Appendable out, int width, boolean colour) {
        this.out = out;
        this.live = new TerminalLines(Math.max(NARROWEST, width), new Ansi(colour));
    }

    /// The terminal has another width. What it shows already stays as it is.
    public synchronized void resized(int width) {
        live.resized(Math.max(NARROWEST, width));
    }

    /// What is being solved, by which model.
    public synchronized void open(TranscriptHeader head) {
        write(live.head(head));
    }

    /// The next entry, as soon as it is in the journal. The code of a cell is shown with the reply
    /// that calls for it, so that it can be read while it runs.
    public synchronized void show(Entry entry) {
        write(live.entry(entry));
    }

    /// What the running cell prints, in pieces of any size.
    public synchronized void printed(String piece) {
        write(live.printed(piece));
    }

    /// A piece of the reply that is coming. What is on the screen already is not shown again with
    /// its entry.
    public synchronized void text(String piece) {
        write(live.text(piece));
    }

    /// A piece of what the model lets us see of its reasoning.
    public synchronized void reasoning(String piece) {
        write(live.reasoning(piece));
    }

    /// What the program waits for, such as `rate limited, next try in 12 s, 3 of 8`.
    public synchronized void waiting(String message) {
        write(live.waiting(message));
    }

    /// The attempt was stopped before its end.
    public synchronized void stopped() {
        write(live.stopped());
    }

    private void write(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            for (String line : lines) {
                out.append(line).append('\n');
            }
            if (out instanceof Flushable flushable) {
                flushable.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.reckoner.transcript.terminal;

import dev.reckoner.journal.Entry;
import dev.reckoner.transcript.TranscriptHeader;

import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// An attempt as it happens, for a terminal or a pipe: line after line, nothing ever moved or
/// overwritten. All the wording is in [TerminalLines].
///
/// The one exception is the last row of a terminal: [#refresh] writes what is waited for into it,
/// and the next line that is shown takes its place. Without a call of `refresh` nothing is ever
/// erased, so a pipe gets lines alone.
///
/// May be called from several threads.
public final class Terminal {

    private static final int NARROWEST = 40;

    /// For so long after a line the row below it is left empty, so that it does not flicker while
    /// lines come one after the other.
    private static final Duration QUIET = Duration.ofSeconds(1);

    private static final String ERASE_ROW = "\r\u001b[K";

    private final Appendable out;
    private final Ansi ink;
    private final LongSupplier nanoTime;
    private final TerminalLines live;
    private final WaitingLine waiting = new WaitingLine();
    private int columns;
    private long lastLine;

    /// What the last row shows of the wait; empty if it shows nothing.
    private String row = "";

    /// @param width columns; a narrower terminal than one of 40 gets rows of 40
    /// @param colour whether `out` ends at a terminal that wants colours
    public Terminal(Appendable out, int width, boolean colour) {
        this(out, width, colour, System::nanoTime);
    }

    Terminal(Appendable out, int width, boolean colour, LongSupplier nanoTime) {
        this.out = out;
        this.ink = new Ansi(colour);
        this.nanoTime = nanoTime;
        this.columns = width;
        this.live = new TerminalLines(Math.max(NARROWEST, width), ink);
        this.lastLine = nanoTime.getAsLong();
    }

    /// The terminal has another width. What it shows already stays as it is.
    public synchronized void resized(int width) {
        erase();
        columns = width;
        live.resized(Math.max(NARROWEST, width));
    }

    /// What is being solved, by which model.
    public synchronized void open(TranscriptHeader head) {
        waiting.begins(head.model());
        write(live.head(head));
    }

    /// The sandbox opens a session.
    public synchronized void opening() {
        waiting.opening(now());
    }

    /// The session is open, and the model is asked.
    public synchronized void opened() {
        waiting.asking(now());
    }

    /// What happened before this process went on with the attempt. Nothing of it is shown.
    public synchronized void follows(List<Entry> entries) {
        for (var entry : entries) {
            waiting.after(entry, now());
            live.entry(entry);
        }
    }

    /// The next entry, as soon as it is in the journal. The code of a cell is shown with the reply
    /// that calls for it, so that it can be read while it runs.
    public synchronized void show(Entry entry) {
        waiting.after(entry, now());
        write(live.entry(entry));
    }

    /// What the running cell prints, in pieces of any size.
    public synchronized void printed(String piece) {
        write(live.printed(piece));
    }

    /// A piece of the reply that is coming. What is on the screen already is not shown again with
    /// its entry.
    public synchronized void text(String piece) {
        waiting.replying(now());
        write(live.text(piece));
    }

    /// A piece of what the model lets us see of its reasoning.
    public synchronized void reasoning(String piece) {
        waiting.replying(now());
        write(live.reasoning(piece));
    }

    /// A tool call is coming.
    public synchronized void calling() {
        waiting.calling(now());
    }

    /// What the program waits for, such as `rate limited, next try in 12 s, 3 of 8`.
    public synchronized void waiting(String message, Duration time) {
        waiting.pausing(time, now());
        write(live.waiting(message));
    }

    /// The attempt was stopped before its end.
    public synchronized void stopped() {
        close();
        write(live.stopped());
    }

    /// Nothing is waited for any more, whatever has happened.
    public synchronized void close() {
        waiting.ends();
        erase();
    }

    /// Writes into the last row what is waited for, if nothing was shown for a second. To be called
    /// some times a second, where `out` ends at a terminal that can erase a row.
    public synchronized void refresh() {
        long now = now();
        if (now - lastLine < QUIET.toNanos()) {
            return;
        }
        write(live.waitingMessage());
        String next = Wrap.chopped(waiting.at(now), columns - 1).getFirst();
        if (next.equals(row)) {
            return;
        }
        print(ERASE_ROW + ink.dim(next));
        row = next;
    }

    /// Runs what writes to the same screen by another way.
    public synchronized void aside(Runnable writing) {
        erase();
        writing.run();
        lastLine = now();
    }

    private void erase() {
        if (!row.isEmpty()) {
            print(ERASE_ROW);
            row = "";
        }
    }

    private void write(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        erase();
        print(String.join("\n", lines) + "\n");
        lastLine = now();
    }

    private void print(String text) {
        try {
            out.append(text);
            if (out instanceof Flushable flushable) {
                flushable.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long now() {
        return nanoTime.getAsLong();
    }
}

package dev.reckoner.sandbox.graalpy.process;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Displayed;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Printed;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Tail;
import dev.reckoner.sandbox.host.PlacedValues;
import dev.reckoner.sandbox.host.PlacedValues.Placed;
import dev.reckoner.text.HeadTail;

import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a cell has shown so far. Read by one thread while another adds to it.
public final class CellOutput {

    /// How many values a cell may show, with the one that says how many are missing.
    private static final int MAX_SHOWN = 1_001;

    /// The most characters of the value that says how many are missing.
    private static final int MISSING_CHARS = 60;

    private final int maxChars;
    private final Consumer<String> printed;
    private final StringBuilder head = new StringBuilder();
    private final List<Placed> shown = new ArrayList<>();
    private String heard = "";
    private Tail tail = new Tail(0, "");
    private long shownChars;

    /// @param maxChars how many characters a worker may send; one that sends more is not trusted
    public CellOutput(int maxChars, Consumer<String> printed) {
        this.maxChars = maxChars;
        this.printed = printed;
    }

    void add(Printed piece) throws StreamCorruptedException {
        synchronized (this) {
            check(head.length() + (long) piece.text().length());
            head.append(piece.text());
        }
        hear(new Output.Printed(piece.text()));
    }

    /// Called by the thread that adds, and by no other.
    private void hear(Output.Piece piece) {
        heard = piece.heard(heard);
        if (!heard.isEmpty()) {
            printed.accept(heard);
        }
    }

    synchronized void add(Tail tail) throws StreamCorruptedException {
        check(tail.text().length());
        if (tail.dropped() < 0) {
            throw new StreamCorruptedException(tail.dropped() + " characters dropped");
        }
        this.tail = tail;
    }

    void add(Displayed value) throws StreamCorruptedException {
        var shown = new DisplayedValue(value.result(), value.plain(), value.rich());
        keep(value, shown);
        hear(shown);
    }

    private synchronized void keep(Displayed value, DisplayedValue kept)
            throws StreamCorruptedException {
        shownChars += value.plain().length();
        for (var form : value.rich().values()) {
            shownChars += form.length();
        }
        check(shownChars - MISSING_CHARS);
        if (shown.size() == MAX_SHOWN) {
            throw new StreamCorruptedException("more than " + MAX_SHOWN + " values shown");
        }
        shown.add(new Placed(value.after(), kept));
    }

    private void check(long chars) throws StreamCorruptedException {
        if (chars > maxChars) {
            throw new StreamCorruptedException("more than " + maxChars + " characters");
        }
    }

    public synchronized Output output() {
        var printed = new HeadTail(head.toString(), tail.dropped(), tail.text());
        return PlacedValues.in(printed, shown);
    }
}

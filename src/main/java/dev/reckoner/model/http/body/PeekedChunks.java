package dev.reckoner.model.http.body;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/// A body whose beginning can be looked at before it is read.
public final class PeekedChunks implements Chunks {

    private static final int SHOWN = 16;

    /// The most bytes that are looked at: more white space than that is no beginning.
    private static final int MOST = 4096;

    private static final byte[] END = {};

    private final Chunks source;
    private byte @Nullable [] first;
    private boolean peeked;
    private boolean ended;

    public PeekedChunks(Chunks source) {
        this.source = source;
    }

    /// The beginning of the body, without white space; empty if none arrived in time.
    ///
    /// @param undecided whether more of the body is needed than this beginning
    public String peek(Duration within, Predicate<String> undecided)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        var begun = new ByteArrayOutputStream();
        byte[] next;
        String shown;
        do {
            next = source.next(Duration.ofNanos(end - System.nanoTime()));
            if (next != null) {
                begun.writeBytes(next);
                ended = next.length == 0;
            }
            shown = shown(begun.toByteArray());
        } while (next != null && !ended && begun.size() < MOST && undecided.test(shown));
        first = next == null && begun.size() == 0 ? null : begun.toByteArray();
        peeked = true;
        return shown;
    }

    private static String shown(byte[] begun) {
        int from = 0;
        while (from < begun.length && Character.isWhitespace(begun[from])) {
            from++;
        }
        int length = Math.min(SHOWN, begun.length - from);
        return new String(begun, from, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public byte @Nullable [] next(Duration within) throws IOException, InterruptedException {
        if (peeked) {
            peeked = false;
            return first;
        }
        return ended ? END : source.next(within);
    }
}

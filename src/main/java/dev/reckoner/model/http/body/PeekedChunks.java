package dev.reckoner.model.http.body;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A body whose first piece can be looked at before it is read.
public final class PeekedChunks implements Chunks {

    private static final int SHOWN = 16;

    private final Chunks source;
    private byte @Nullable [] first;
    private boolean peeked;

    public PeekedChunks(Chunks source) {
        this.source = source;
    }

    /// The beginning of the first piece, without white space; empty if none arrived in time.
    public String peek(Duration within) throws IOException, InterruptedException {
        first = source.next(within);
        peeked = true;
        if (first == null) {
            return "";
        }
        int from = 0;
        while (from < first.length && Character.isWhitespace(first[from])) {
            from++;
        }
        int length = Math.min(SHOWN, first.length - from);
        return new String(first, from, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public byte @Nullable [] next(Duration within) throws IOException, InterruptedException {
        if (peeked) {
            peeked = false;
            return first;
        }
        return source.next(within);
    }
}

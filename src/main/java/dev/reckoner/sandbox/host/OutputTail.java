package dev.reckoner.sandbox.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The last of what a process writes to one of its streams, read all the time so that the process
/// never waits for us.
///
/// A platform thread reads it: a virtual thread that reads from a pipe keeps its carrier thread. A
/// JVM has at most 256 of those, and when all are taken no virtual thread runs at all.
public final class OutputTail {

    private static final int PIECE = 4_096;

    private final int limit;
    private final StringBuffer kept = new StringBuffer();
    private final CountDownLatch complete = new CountDownLatch(1);

    private OutputTail(int limit) {
        this.limit = limit;
    }

    /// Begins to read, until the stream ends.
    ///
    /// @param limit in characters
    public static OutputTail of(InputStream stream, int limit) {
        var tail = new OutputTail(limit);
        Thread.ofPlatform().daemon().name("reckoner-output").start(() -> tail.read(stream));
        return tail;
    }

    private void read(InputStream stream) {
        var piece = new char[PIECE];
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int count = reader.read(piece); count >= 0; count = reader.read(piece)) {
                add(new String(piece, 0, count));
            }
        } catch (IOException closed) {
            add(String.valueOf(closed.getMessage()));
        } finally {
            complete.countDown();
        }
    }

    /// Adds text that the process did not write.
    public void add(String text) {
        synchronized (kept) {
            kept.append(text);
            kept.delete(0, Math.max(0, kept.length() - limit));
        }
    }

    /// The text so far. After the process has ended it is complete, unless a child of that process
    /// keeps the stream open.
    public String text() {
        try {
            complete.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return kept.toString().strip();
    }
}

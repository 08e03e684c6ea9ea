package dev.reckoner.sandbox.graalpy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The last of what a process wrote on its standard error, read all the time so that it never waits
/// for us.
final class Complaints {

    private static final int KEPT = 4_000;

    private final StringBuffer kept = new StringBuffer();
    private final CountDownLatch complete = new CountDownLatch(1);

    static Complaints of(Process process) {
        var complaints = new Complaints();
        Thread.ofPlatform().daemon().start(() -> complaints.read(process.getErrorStream()));
        return complaints;
    }

    private void read(InputStream stream) {
        var bytes = new byte[KEPT];
        try (stream) {
            for (int count = stream.read(bytes); count >= 0; count = stream.read(bytes)) {
                add(new String(bytes, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            add(closed.getMessage());
        } finally {
            complete.countDown();
        }
    }

    void add(@Nullable String text) {
        kept.append(text);
        kept.delete(0, Math.max(0, kept.length() - KEPT));
    }

    /// All there is, once the process has ended.
    String text() {
        try {
            complete.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return kept.toString().strip();
    }
}

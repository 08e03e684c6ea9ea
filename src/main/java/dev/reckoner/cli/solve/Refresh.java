package dev.reckoner.cli.solve;

import java.time.Duration;

/// Does something four times a second until it is closed.
public final class Refresh implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Thread thread;

    private Refresh(Thread thread) {
        this.thread = thread;
    }

    public static Refresh by(Runnable action) {
        return new Refresh(
                Thread.ofPlatform().daemon().name("refresh").start(() -> repeat(action)));
    }

    private static void repeat(Runnable action) {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                action.run();
            }
        } catch (InterruptedException _) {
            return;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

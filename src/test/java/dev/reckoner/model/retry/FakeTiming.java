package dev.reckoner.model.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time that passes only while somebody sleeps. The dice always show zero.
public final class FakeTiming {

    public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    public final List<Duration> slept = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;
    private boolean interrupts;

    public Timing timing() {
        return new Timing(() -> START.plus(elapsed), () -> elapsed.toNanos(), this::sleep, () -> 0);
    }

    /// Time in which something else happens.
    void pass(Duration time) {
        elapsed = elapsed.plus(time);
    }

    /// The next to sleep is woken.
    void interruptsSleep() {
        interrupts = true;
    }

    private void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted() || interrupts) {
            throw new InterruptedException();
        }
        slept.add(time);
        elapsed = elapsed.plus(time);
    }
}

package dev.reckoner.eval.gate;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Lets model calls through, as many at once as [AdaptiveLimit] allows. Whoever came first goes
/// first.
public final class CallGate {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanos;
    private AdaptiveLimit limit;
    private int underWay;
    private int waiting;

    /// @param most how many calls are let through at once, whatever the server takes
    public CallGate(int most, LongSupplier nanos) {
        this.nanos = nanos;
        this.limit = AdaptiveLimit.upTo(most, nanos.getAsLong());
    }

    /// Waits until a call may be sent. The caller must then call [#leave].
    void enter() throws InterruptedException {
        lock.lockInterruptibly();
        waiting++;
        try {
            for (long now = now(); !limit.lets(underWay, now); now = now()) {
                long pause = limit.pausedUntil() - now;
                if (pause > 0) {
                    changed.await(pause, TimeUnit.NANOSECONDS);
                } else {
                    changed.await();
                }
            }
            underWay++;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            underWay--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// @param slowness seconds of the call per token of its reply
    void replied(double slowness) {
        lock.lock();
        try {
            limit = limit.replied(underWay, slowness, nanos.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    void throttled(long sent, Duration retryAfter) {
        lock.lock();
        try {
            limit = limit.throttled(sent, retryAfter, nanos.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    /// What it is like at the moment.
    ///
    /// @param calls how many may be under way
    /// @param pause how long none is let through; zero or less if there is no pause
    public record Reading(int calls, int underWay, int waiting, Duration pause) {}

    public Reading reading() {
        lock.lock();
        try {
            return new Reading(
                    limit.calls(),
                    underWay,
                    waiting,
                    Duration.ofNanos(limit.pausedUntil() - nanos.getAsLong()));
        } finally {
            lock.unlock();
        }
    }

    long now() {
        return nanos.getAsLong();
    }
}

package dev.reckoner.agent;

import java.time.Duration;
import java.time.Instant;

/// The time of an attempt.
public interface Clock {

    Instant now();

    /// The time since the attempt began, by a monotonic clock.
    Duration elapsed();

    /// The machine's clock; the attempt begins now.
    static Clock started() {
        return continued(Duration.ZERO);
    }

    /// The machine's clock; the attempt goes on now.
    ///
    /// @param before the time that it has taken until it was stopped
    static Clock continued(Duration before) {
        long start = System.nanoTime() - before.toNanos();
        return new Clock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime() - start);
            }
        };
    }
}

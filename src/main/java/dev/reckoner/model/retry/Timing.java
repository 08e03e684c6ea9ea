package dev.reckoner.model.retry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/// The time and the random source for retries.
///
/// @param nanos nanoseconds of a monotonic clock
/// @param random gives numbers in [0, 1)
public record Timing(
        InstantSource clock, LongSupplier nanos, Sleeper sleeper, DoubleSupplier random) {

    public static final Timing REAL =
            new Timing(
                    InstantSource.system(),
                    System::nanoTime,
                    Thread::sleep,
                    () -> ThreadLocalRandom.current().nextDouble());

    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }
}

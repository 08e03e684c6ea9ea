package dev.reckoner.model;

import java.time.Duration;

/// Keeps away from a server that answers nobody: after [#TROUBLE] failures in a row it opens, for a
/// second, then two, at most [#LONGEST]; then one request is let through to see.
///
/// Not thread-safe.
final class Circuit {

    static final int TROUBLE = 10;
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long FIRST = Duration.ofSeconds(1).toNanos();

    private int failures;
    private long closedUntil;

    /// How long to wait; zero to go on.
    Duration before(long now) {
        return failures < TROUBLE || now - closedUntil >= 0
                ? Duration.ZERO
                : Duration.ofNanos(closedUntil - now);
    }

    /// Whoever goes now is the one to see; the others wait for what it finds.
    void gone(long now) {
        if (failures >= TROUBLE) {
            closedUntil = now + LONGEST.toNanos();
        }
    }

    void succeeded() {
        failures = 0;
    }

    void failed(long now) {
        failures++;
        if (failures >= TROUBLE) {
            int doublings = Math.min(failures - TROUBLE, 10);
            closedUntil = now + Math.min(FIRST << doublings, LONGEST.toNanos());
        }
    }
}

package dev.reckoner.model.http;

import java.time.Duration;

/// Keeps away from a server that answers nobody: after [#FAILURES_TO_OPEN] failures in a row it
/// opens, for a second, then two, at most [#LONGEST]; then one request is let through to see.
///
/// Not thread-safe.
public final class CircuitBreaker {

    public static final int FAILURES_TO_OPEN = 10;
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofSeconds(1);

    private int failures;
    private int openings;
    private long openUntil;
    private boolean probing;

    /// How long to wait; zero to go on. While one request is under way to see, the others look
    /// again after a second.
    Duration waitTime(long now) {
        if (failures < FAILURES_TO_OPEN || now - openUntil >= 0) {
            return Duration.ZERO;
        }
        var left = Duration.ofNanos(openUntil - now);
        return probing && left.compareTo(FIRST) > 0 ? FIRST : left;
    }

    /// Whoever goes now is the one to see; the others wait for what it finds, or for another to be
    /// the one after [#LONGEST].
    void started(long now) {
        if (failures >= FAILURES_TO_OPEN) {
            probing = true;
            openUntil = now + LONGEST.toNanos();
        }
    }

    void succeeded() {
        failures = 0;
        openings = 0;
        probing = false;
    }

    /// Failures of what was under way when it opened are no news.
    void failed(long now) {
        failures = Math.min(failures + 1, FAILURES_TO_OPEN);
        boolean news = failures == FAILURES_TO_OPEN && (probing || openings == 0);
        if (news) {
            openUntil = now + Math.min(FIRST.toNanos() << openings, LONGEST.toNanos());
            openings = Math.min(openings + 1, 10);
            probing = false;
        }
    }

    /// A request has ended without a word about the server: the next may be the one to see.
    void unknown(long now) {
        if (probing) {
            probing = false;
            openUntil = now;
        }
    }
}

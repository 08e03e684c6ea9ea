package dev.reckoner.model.http;

import java.time.Duration;

/// Stops requests to a server that does not answer. After [#FAILURES_TO_OPEN] failures in a row the
/// circuit opens: for one second at first, then for twice as long each time, and for [#LONGEST] at
/// most. Then one request, the probe, is let through to test the server.
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

    /// How long a request has to wait; zero if it can be sent. While the probe is running, the
    /// other requests check again after a second.
    Duration waitTime(long now) {
        if (failures < FAILURES_TO_OPEN || now - openUntil >= 0) {
            return Duration.ZERO;
        }
        var left = Duration.ofNanos(openUntil - now);
        return probing && left.compareTo(FIRST) > 0 ? FIRST : left;
    }

    /// A request is sent. If the circuit is open, this request is the probe: the others wait for
    /// its result, or until [#LONGEST] has passed and one of them becomes the probe.
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

    /// A request has failed. Failures of requests that were running when the circuit opened do not
    /// count.
    void failed(long now) {
        failures = Math.min(failures + 1, FAILURES_TO_OPEN);
        boolean news = failures == FAILURES_TO_OPEN && (probing || openings == 0);
        if (news) {
            openUntil = now + Math.min(FIRST.toNanos() << openings, LONGEST.toNanos());
            openings = Math.min(openings + 1, 10);
            probing = false;
        }
    }

    /// A request has ended without a result that says anything about the server. If it was the
    /// probe, the next request becomes the probe.
    void unknown(long now) {
        if (probing) {
            probing = false;
            openUntil = now;
        }
    }
}

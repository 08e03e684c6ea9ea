package dev.reckoner.model.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What a server lets through in a minute, or a day, of one thing, requests or tokens: a level that
/// falls with each request and refills evenly, set right by what the server announces.
///
/// Not thread-safe.
final class TokenBucket {

    private double capacity = Double.POSITIVE_INFINITY;
    private double level = Double.POSITIVE_INFINITY;
    private double refillPerNano;
    private long at;
    private long unanswered;

    /// How long to wait until `need` fits after those that wait already; zero if it does now. More
    /// than there ever is counts as all there is.
    Duration waitFor(long[] ahead, long need, long now) {
        refill(now);
        double missing = Math.min(need, capacity) - level;
        for (long other : ahead) {
            missing += Math.min(other, capacity);
        }
        return missing <= 0
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil(missing / refillPerNano));
    }

    void take(long need, long now) {
        refill(now);
        level -= need;
        unanswered += need;
    }

    /// A response is there: its request is part of what the server announces.
    void answered(long need) {
        unanswered = Math.max(0, unanswered - need);
    }

    /// What is under way and not yet answered may or may not be counted in what remains: it is
    /// taken not to be.
    void update(RateLimitHeaders headers, long now) {
        capacity = Math.max(1, headers.limit());
        level = headers.remaining() - (double) unanswered;
        refillPerNano =
                headers.reset().isPositive() && headers.remaining() < headers.limit()
                        ? (capacity - headers.remaining()) / headers.reset().toNanos()
                        : capacity / TimeUnit.MINUTES.toNanos(1);
        at = now;
    }

    private void refill(long now) {
        level = Math.min(capacity, level + (now - at) * refillPerNano);
        at = now;
    }
}

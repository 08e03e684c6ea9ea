package dev.reckoner.model.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A rate limit of a server, for requests or for tokens: a level that falls with each request and
/// refills at a constant rate. It is corrected by what the server announces.
///
/// Not thread-safe.
final class TokenBucket {

    private double capacity = Double.POSITIVE_INFINITY;
    private double level = Double.POSITIVE_INFINITY;
    private double refillPerNano;
    private long at;
    private long unanswered;

    /// How long a call has to wait until its `need` is available after the calls ahead of it; zero
    /// if it is available now. A need above the capacity counts as the whole capacity.
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
        level -= Math.min(need, capacity);
        unanswered += need;
    }

    /// A response has arrived: from now on the server's numbers include its request.
    void answered(long need) {
        unanswered = Math.max(0, unanswered - need);
    }

    /// Takes over the server's numbers. It is not known whether they include the requests that have
    /// no response yet; they are assumed not to. Together these take the capacity at most, because
    /// the server refuses what is beyond it.
    void update(RateLimitHeaders headers, long now) {
        capacity = Math.max(1, headers.limit());
        level = headers.remaining() - Math.min(unanswered, capacity);
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

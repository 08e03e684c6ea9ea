package dev.reckoner.model.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What a server lets through in a minute, or a day, of one thing, requests or tokens: a level that
/// falls with each request and refills evenly, set right by what the server announces.
///
/// Not thread-safe.
final class TokenBucket {

    private double most = Double.POSITIVE_INFINITY;
    private double level = Double.POSITIVE_INFINITY;
    private double perNano;
    private long at;
    private long unseen;

    /// How long to wait until `need` fits after those that wait already; zero if it does now. More
    /// than there ever is counts as all there is.
    Duration before(long[] ahead, long need, long now) {
        refill(now);
        double missing = Math.min(need, most) - level;
        for (long other : ahead) {
            missing += Math.min(other, most);
        }
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / perNano));
    }

    void take(long need, long now) {
        refill(now);
        level -= need;
        unseen += need;
    }

    /// A response is there: its request is part of what the server announces.
    void seen(long need) {
        unseen = Math.max(0, unseen - need);
    }

    /// What is under way and not yet answered may or may not be counted in what remains: it is
    /// taken not to be.
    void announced(RateLimitHeaders said, long now) {
        most = Math.max(1, said.limit());
        level = said.remaining() - (double) unseen;
        perNano =
                said.reset().isPositive() && said.remaining() < said.limit()
                        ? (most - said.remaining()) / said.reset().toNanos()
                        : most / TimeUnit.MINUTES.toNanos(1);
        at = now;
    }

    private void refill(long now) {
        level = Math.min(most, level + (now - at) * perNano);
        at = now;
    }
}

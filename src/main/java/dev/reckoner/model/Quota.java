package dev.reckoner.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What a server lets through in a minute of one thing, requests or tokens: a level that falls with
/// each request and refills evenly, set right by what the server announces.
///
/// Not thread-safe.
final class Quota {

    private double most = Double.POSITIVE_INFINITY;
    private double level = Double.POSITIVE_INFINITY;
    private double perNano;
    private long at;
    private long unseen;

    /// How long to wait until `need` fits; zero if it does now. More than there ever is counts as
    /// all there is.
    Duration before(long need, long now) {
        refill(now);
        double missing = Math.min(need, most) - level;
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

    /// What is under way and not yet answered may or may not be counted in `remaining`: it is taken
    /// not to be.
    ///
    /// @param reset until all of it is there again
    void announced(long limit, long remaining, Duration reset, long now) {
        most = Math.max(1, limit);
        level = remaining - (double) unseen;
        double minute = most / TimeUnit.MINUTES.toNanos(1);
        perNano =
                reset.isPositive() && remaining < limit
                        ? Math.max((most - remaining) / reset.toNanos(), minute / 10)
                        : minute;
        at = now;
    }

    private void refill(long now) {
        level = Math.min(most, level + (now - at) * perNano);
        at = now;
    }
}

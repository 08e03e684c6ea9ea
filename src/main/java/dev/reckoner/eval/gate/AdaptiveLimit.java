package dev.reckoner.eval.gate;

import java.time.Duration;

/// How many calls may be under way at a server, found out from how it answers. It uses no clock.
///
/// The limit doubles each round until the server first objects, then grows by one a round; it is
/// halved when the server refuses a call because it gets too many, at most once for all calls that
/// were sent before. A server that only becomes slow is given a tenth less. It is never below one,
/// and no pause is longer than [#LONGEST_PAUSE], so that it cannot come to a standstill.
///
/// Times are nanoseconds of one monotonic clock.
///
/// @param limit at least 1; whole calls count
/// @param most the limit is never above it
/// @param doubling whether the server has not objected yet
/// @param cut when the limit was last lowered
/// @param pausedUntil until when no call is let through
/// @param pace how quickly replies come
record AdaptiveLimit(
        double limit, int most, boolean doubling, long cut, long pausedUntil, ReplyPace pace) {

    static final int START = 32;
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /// Slowness alone lowers the limit to this and no further: it can have other reasons.
    private static final int LEAST_OF_SLOWNESS = 4;

    static AdaptiveLimit upTo(int most, long now) {
        return new AdaptiveLimit(Math.min(most, START), most, true, now, now, ReplyPace.UNKNOWN);
    }

    int calls() {
        return (int) limit;
    }

    boolean lets(int underWay, long now) {
        return underWay < calls() && now - pausedUntil >= 0;
    }

    /// A call brought a reply.
    ///
    /// @param underWay how many calls were, this one included
    /// @param slowness seconds of the call per token of its reply
    AdaptiveLimit replied(int underWay, double slowness, long now) {
        var measured = pace.with(slowness, calls());
        if (measured.isSlow()) {
            return limit > LEAST_OF_SLOWNESS
                    ? with(Math.max(LEAST_OF_SLOWNESS, limit * 0.9), false, now, measured.settled())
                    : with(limit, false, cut, measured.settled());
        }
        boolean used = underWay >= calls();
        double raised = used ? limit + (doubling ? 1 : 1 / limit) : limit;
        return with(Math.min(most, raised), doubling, cut, measured);
    }

    /// The server took a call for one too many.
    ///
    /// @param sent when the call was sent
    /// @param retryAfter the time for which the server wants no call; zero if it did not say
    AdaptiveLimit throttled(long sent, Duration retryAfter, long now) {
        long pause = now + min(retryAfter, LONGEST_PAUSE).toNanos();
        long until = pause - pausedUntil > 0 ? pause : pausedUntil;
        boolean known = sent - cut < 0;
        double lowered = known ? limit : Math.max(1, limit / 2);
        return new AdaptiveLimit(lowered, most, false, known ? cut : now, until, pace);
    }

    private AdaptiveLimit with(double limit, boolean doubling, long cut, ReplyPace pace) {
        return new AdaptiveLimit(limit, most, doubling, cut, pausedUntil, pace);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

package dev.reckoner.eval.gate;

/// How quickly a server replies, in seconds per token, against the best it has done. Replies are
/// taken together, at least [#LEAST] of them, because single ones differ for reasons of their own.
///
/// @param best the least mean of the replies that were taken together; 0 if there is none yet
/// @param mean the last such mean
/// @param sum of the replies since
/// @param count how many they are
record ReplyPace(double best, double mean, double sum, int count) {

    static final ReplyPace UNKNOWN = new ReplyPace(0, 0, 0, 0);

    static final int LEAST = 16;

    private static final double SLOW = 2.5;

    /// The best is forgotten little by little: a server can have become slow for good.
    private static final double FORGETTING = 1.05;

    /// @param together how many replies are taken together, if that is more than the least
    ReplyPace with(double secondsPerToken, int together) {
        int replies = count + 1;
        double seconds = sum + secondsPerToken;
        if (replies < Math.max(LEAST, together)) {
            return new ReplyPace(best, mean, seconds, replies);
        }
        double reached = seconds / replies;
        return new ReplyPace(
                best == 0 ? reached : Math.min(best * FORGETTING, reached), reached, 0, 0);
    }

    boolean isSlow() {
        return best > 0 && mean > SLOW * best;
    }

    /// The slowness has been answered; the next replies show what that has changed.
    ReplyPace settled() {
        return new ReplyPace(best, 0, 0, 0);
    }
}

package dev.reckoner.eval.statistics;

import dev.reckoner.eval.statistics.ConfidenceInterval.Method;

/// Wilson's score interval for a proportion.
public final class Wilson {

    /// The 97.5th percentile of the standard normal distribution.
    public static final double Z = 1.959963984540054;

    /// @param trials that are independent of each other; at least 1
    public static ConfidenceInterval interval(double proportion, int trials) {
        return interval(proportion, trials, Z, Method.WILSON);
    }

    /// The interval for a mean over problems with several attempts each, each value between 0 and
    /// 1.
    ///
    /// There are taken to be as many independent trials as would give the standard error that the
    /// mean has, p (1 - p) / error², and the percentile is Student's: what is recommended for
    /// proportions of clustered surveys with few clusters.
    ///
    /// @param mean neither 0 nor 1
    /// @param problems at least 2
    /// @param attempts at all problems; there are no more independent trials than these
    public static ConfidenceInterval clustered(
            double mean, double standardError, int problems, int attempts) {
        double trials = Math.min(attempts, mean * (1 - mean) / (standardError * standardError));
        return interval(mean, trials, StudentT.percentile(problems - 1), Method.WILSON_CLUSTERED);
    }

    private static ConfidenceInterval interval(
            double proportion, double trials, double percentile, Method method) {
        double spread = percentile * percentile / trials;
        double centre = (proportion + spread / 2) / (1 + spread);
        double half =
                percentile
                        / (1 + spread)
                        * Math.sqrt(
                                proportion * (1 - proportion) / trials + spread / (4.0 * trials));
        return new ConfidenceInterval(
                proportion == 0 ? 0 : centre - half, proportion == 1 ? 1 : centre + half, method);
    }

    private Wilson() {}
}

package dev.reckoner.eval.statistics;

import dev.reckoner.eval.statistics.ConfidenceInterval.Method;

/// Wilson's score interval for a proportion.
public final class Wilson {

    /// The 97.5th percentile of the standard normal distribution.
    public static final double Z = 1.959963984540054;

    /// @param trials that are independent of each other; at least 1
    public static ConfidenceInterval interval(double proportion, int trials) {
        double spread = Z * Z / trials;
        double centre = (proportion + spread / 2) / (1 + spread);
        double half =
                Z
                        / (1 + spread)
                        * Math.sqrt(
                                proportion * (1 - proportion) / trials + spread / (4.0 * trials));
        return new ConfidenceInterval(
                proportion == 0 ? 0 : centre - half,
                proportion == 1 ? 1 : centre + half,
                Method.WILSON);
    }

    private Wilson() {}
}

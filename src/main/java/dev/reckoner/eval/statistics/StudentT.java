package dev.reckoner.eval.statistics;

import dev.reckoner.eval.statistics.ConfidenceInterval.Method;

/// Student's distribution.
public final class StudentT {

    /// Between the percentiles on both sides of 0: 2.5 and 97.5, and 20 and 80.
    private static final double LEVEL = 0.95;

    private static final double POWER = 0.6;

    /// The interval of 95 % for a mean.
    ///
    /// @param count of the values; at least 2
    public static ConfidenceInterval interval(double mean, double standardError, int count) {
        double half = percentile(count - 1) * standardError;
        return new ConfidenceInterval(mean - half, mean + half, Method.STUDENT_T);
    }

    /// How many standard errors a true mean must be from 0 for a test at the level of 5 % to find
    /// it in 80 % of cases: the 97.5th percentile and the 80th.
    ///
    /// @param count of the values; at least 2
    public static double detectable(int count) {
        return percentile(count - 1, LEVEL) + percentile(count - 1, POWER);
    }

    /// The 97.5th percentile.
    ///
    /// @param freedom at least 1
    static double percentile(int freedom) {
        return percentile(freedom, LEVEL);
    }

    /// Found by halving.
    private static double percentile(int freedom, double share) {
        double low = 0;
        double high = 13;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (within(middle, freedom) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// The probability of a value between -t and t: the sums 26.7.3 and 26.7.4 of Abramowitz and
    /// Stegun.
    private static double within(double t, int freedom) {
        boolean odd = freedom % 2 == 1;
        double angle = Math.atan(t / Math.sqrt(freedom));
        double square = Math.cos(angle) * Math.cos(angle);
        double term = odd ? Math.cos(angle) : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int i = odd ? 3 : 2; i < freedom; i += 2) {
            term *= square * (i - 1) / i;
            sum += term;
        }
        return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
    }

    private StudentT() {}
}

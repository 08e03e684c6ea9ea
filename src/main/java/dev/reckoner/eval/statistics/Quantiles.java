package dev.reckoner.eval.statistics;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The middle and the upper end of some measurements.
///
/// A quantile lies between the two measurements nearest to its place, in proportion: number 7 of
/// Hyndman and Fan, which NumPy and R use too.
///
/// @param median null if there is no measurement
/// @param p95 which 95 % of them do not exceed; null if there is none
public record Quantiles(int count, @Nullable Double median, @Nullable Double p95) {

    private static final double UPPER = 0.95;

    public static Quantiles of(double[] values) {
        if (values.length == 0) {
            return new Quantiles(0, null, null);
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted.length, at(0.5, sorted), at(UPPER, sorted));
    }

    /// @param sorted in rising order; at least one
    public static double at(double share, double[] sorted) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        return below + 1 == sorted.length
                ? sorted[below]
                : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}

package dev.reckoner.eval.statistics;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/// Intervals for the mean share of correct attempts, over problems with several attempts each.
///
/// To the problems two are added, of which one is never solved and one always is, as Agresti and
/// Coull (1998) add failures and successes to the trials of a proportion. Without them, problems
/// that are nearly all solved have an interval of nearly no width, whatever the problems are that
/// happen not to be among them.
public final class ShareIntervals {

    /// Student's interval of all values, cut to what a share can be. The mean of the shares is in
    /// it.
    ///
    /// @param shares of at least 2 problems
    public static ConfidenceInterval studentT(double[] shares) {
        double[] values = withTwoMore(shares);
        double mean = Arrays.stream(values).average().orElseThrow();
        double error = requireNonNull(StandardError.of(values));
        return StudentT.interval(mean, error, values.length).within(0, 1);
    }

    /// A bootstrap of all values for each column, all from the same draws of problems.
    ///
    /// @param columns a share for each problem, or NaN, as for [Bootstrap#intervals]
    public static List<ConfidenceInterval> bootstrap(
            List<double[]> columns, Resampling resampling) {
        return Bootstrap.intervals(
                columns.stream().map(ShareIntervals::withTwoMore).toList(), resampling);
    }

    private static double[] withTwoMore(double[] shares) {
        double[] values = Arrays.copyOf(shares, shares.length + 2);
        values[shares.length + 1] = 1;
        return values;
    }

    private ShareIntervals() {}
}

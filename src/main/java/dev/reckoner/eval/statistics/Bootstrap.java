package dev.reckoner.eval.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Percentile bootstraps of means over problems. A problem is drawn with all of its attempts, so
/// that what attempts at one problem have in common widens the interval.
public final class Bootstrap {

    /// Percentiles of the means of fewer problems make intervals that are too narrow.
    public static final int FEWEST_PROBLEMS = 50;

    private static final double TAIL = 0.025;

    /// An interval for the mean of each column, all from the same draws of problems.
    ///
    /// @param columns a value for each problem; NaN where it is not defined, and such a problem
    ///   counts in no mean of that column
    public static List<ConfidenceInterval> intervals(
            List<double[]> columns, Resampling resampling) {
        int problems = columns.getFirst().length;
        double[][] means = new double[columns.size()][resampling.resamples()];
        int[] drawn = new int[problems];
        var random = new SplittableRandom(resampling.seed());
        for (int i = 0; i < resampling.resamples(); i++) {
            draw(drawn, random);
            for (int column = 0; column < means.length; column++) {
                means[column][i] = mean(columns.get(column), drawn);
            }
        }
        var intervals = new ArrayList<ConfidenceInterval>();
        for (double[] column : means) {
            intervals.add(percentiles(column));
        }
        return intervals;
    }

    private static void draw(int[] drawn, SplittableRandom random) {
        Arrays.fill(drawn, 0);
        for (int i = 0; i < drawn.length; i++) {
            drawn[random.nextInt(drawn.length)]++;
        }
    }

    private static double mean(double[] values, int[] drawn) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < drawn.length; i++) {
            if (!Double.isNaN(values[i])) {
                sum += drawn[i] * values[i];
                count += drawn[i];
            }
        }
        return sum / count;
    }

    /// Where a draw held no problem for which the column is defined, it has no mean, and is left
    /// out.
    private static ConfidenceInterval percentiles(double[] means) {
        double[] sorted =
                Arrays.stream(means).filter(mean -> !Double.isNaN(mean)).sorted().toArray();
        return new ConfidenceInterval(
                Quantiles.at(TAIL, sorted),
                Quantiles.at(1 - TAIL, sorted),
                ConfidenceInterval.Method.CLUSTER_BOOTSTRAP);
    }

    private Bootstrap() {}
}

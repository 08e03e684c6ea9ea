package dev.reckoner.eval.metrics;

import dev.reckoner.eval.metrics.Figure.Simulation;
import dev.reckoner.eval.statistics.Bootstrap;
import dev.reckoner.eval.statistics.ConfidenceInterval;
import dev.reckoner.eval.statistics.Resampling;
import dev.reckoner.eval.statistics.ShareIntervals;
import dev.reckoner.eval.statistics.StandardError;
import dev.reckoner.eval.statistics.Wilson;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One figure before it is averaged: its value for each problem, and the least and the greatest it
/// can be there.
final class Column {

    private final String undefined;
    private final double[] values;
    private final double[] lowest;
    private final double[] highest;
    private long draws;
    private double squaredError;

    /// @param undefined why there is no figure, if it is defined for no problem
    Column(int problems, String undefined) {
        this.undefined = undefined;
        values = new double[problems];
        lowest = new double[problems];
        highest = new double[problems];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(lowest, Double.NaN);
        Arrays.fill(highest, Double.NaN);
    }

    void set(int problem, double value, double least, double most) {
        values[problem] = value;
        lowest[problem] = least;
        highest[problem] = most;
    }

    void setUnknown(int problem) {
        lowest[problem] = 0;
        highest[problem] = 1;
    }

    void simulate(long subsets, double standardError) {
        if (subsets > 0) {
            draws = draws == 0 ? subsets : Math.min(draws, subsets);
            squaredError += standardError * standardError;
        }
    }

    /// @param attempts at all problems that are known to be correct or wrong
    static List<Figure> figures(List<Column> columns, int attempts, Resampling resampling) {
        var bootstrapped =
                columns.stream().filter(column -> column.needsBootstrap(attempts)).toList();
        var intervals =
                bootstrapped.isEmpty()
                        ? List.<ConfidenceInterval>of()
                        : ShareIntervals.bootstrap(
                                bootstrapped.stream().map(column -> column.values).toList(),
                                resampling);
        var figures = new ArrayList<Figure>();
        for (var column : columns) {
            int place = bootstrapped.indexOf(column);
            figures.add(
                    column.figure(place < 0 ? column.interval(attempts) : intervals.get(place)));
        }
        return figures;
    }

    private boolean needsBootstrap(int attempts) {
        return problems() >= Bootstrap.FEWEST_PROBLEMS && attempts > problems();
    }

    /// The interval without a bootstrap; null where several attempts at one problem say nothing of
    /// others.
    private @Nullable ConfidenceInterval interval(int attempts) {
        if (problems() > 0 && attempts <= problems()) {
            return Wilson.interval(mean(values), problems());
        }
        return problems() < 2 ? null : ShareIntervals.studentT(defined(values));
    }

    private Figure figure(@Nullable ConfidenceInterval interval) {
        int problems = problems();
        return problems == 0
                ? new Figure.Undefined(undefined)
                : new Figure.Known(
                        mean(values),
                        interval,
                        StandardError.of(defined(values)),
                        mean(lowest),
                        mean(highest),
                        problems,
                        draws == 0
                                ? null
                                : new Simulation(draws, Math.sqrt(squaredError) / problems));
    }

    private int problems() {
        return defined(values).length;
    }

    private static double mean(double[] values) {
        return Arrays.stream(defined(values)).average().orElse(0);
    }

    private static double[] defined(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}

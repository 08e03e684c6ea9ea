package dev.reckoner.eval.statistics;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The standard error of a mean.
public final class StandardError {

    /// The standard deviation, by N - 1, over the root of N; null for fewer than two values.
    public static @Nullable Double of(double[] values) {
        if (values.length < 2) {
            return null;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private StandardError() {}
}

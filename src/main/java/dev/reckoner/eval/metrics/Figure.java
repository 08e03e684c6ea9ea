package dev.reckoner.eval.metrics;

import dev.reckoner.eval.statistics.ConfidenceInterval;

import org.jspecify.annotations.Nullable;

/// A mean over problems, in which each problem has the same weight.
public sealed interface Figure {

    /// @param value the mean over the problems for which it is defined, from the attempts that are
    ///   known to be correct or wrong
    /// @param interval null where nothing can be said of it: there is one problem alone
    /// @param standardError of the mean over problems, each problem with its attempts one
    ///   observation: the standard deviation between problems, by N - 1, over the root of N; null
    ///   where there is one problem alone
    /// @param lowest what it is at least, whatever the attempts are whose correctness is not known
    /// @param highest what it is at most, whatever they are
    /// @param problems for which it is defined
    /// @param simulation null if the value is exact
    record Known(
            double value,
            @Nullable ConfidenceInterval interval,
            @Nullable Double standardError,
            double lowest,
            double highest,
            int problems,
            @Nullable Simulation simulation)
            implements Figure {}

    /// @param why in words, such as `no problem has 8 attempts that are known to be correct or
    ///   wrong`
    record Undefined(String why) implements Figure {}

    /// What a value rests on where not all subsets could be counted.
    ///
    /// @param draws subsets that were drawn at random for each problem where it was needed; the
    ///   fewest if there are several such problems
    /// @param standardError of the value, from the draws alone
    record Simulation(long draws, double standardError) {}
}

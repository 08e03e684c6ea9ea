package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.statistics.ConfidenceInterval;
import dev.reckoner.eval.statistics.Resampling;
import dev.reckoner.eval.statistics.SignFlips;

import org.jspecify.annotations.Nullable;

import java.util.Collection;

/// Two arms on the problems they have in common: the first less the second.
public sealed interface PairedDifference {

    /// Problems of which the other arm has no attempt that is known to be correct or wrong.
    int onlyFirst();

    int onlySecond();

    /// @param problems that both arms have; at least two
    /// @param first the accuracy of the first arm on them
    /// @param difference the mean over the problems of the difference of the shares of attempts
    ///   that are correct
    /// @param pValue of the hypothesis that it makes no difference for a problem which arm it is:
    ///   the probability of a difference at least this far from 0
    /// @param mcNemar the same of McNemar's exact test; null unless each arm has one attempt at
    ///   each problem
    /// @param detectable how large the true difference must be for this comparison, repeated, to
    ///   find it at the level of 5 % in 80 % of cases; null if all problems differ by the same, or
    ///   if there are fewer than six, of which no p-value is that low
    record Measured(
            int problems,
            int onlyFirst,
            int onlySecond,
            double first,
            double second,
            double difference,
            ConfidenceInterval interval,
            SignFlips.PValue pValue,
            @Nullable McNemar mcNemar,
            @Nullable Double detectable)
            implements PairedDifference {}

    /// Fewer than two problems in common.
    record TooFew(int problems, int onlyFirst, int onlySecond) implements PairedDifference {}

    /// @param firstAlone problems that the first arm alone solved
    record McNemar(int firstAlone, int secondAlone, double pValue) {}

    static PairedDifference of(Collection<AttemptRow> first, Collection<AttemptRow> second) {
        return of(first, second, Resampling.DEFAULT);
    }

    static PairedDifference of(
            Collection<AttemptRow> first, Collection<AttemptRow> second, Resampling resampling) {
        return ComparePairs.of(ComparePairs.means(first), ComparePairs.means(second), resampling);
    }
}

package dev.reckoner.eval.metrics;

import dev.reckoner.eval.metrics.PairedDifference.McNemar;
import dev.reckoner.eval.metrics.PairedDifference.Measured;
import dev.reckoner.eval.metrics.PairedDifference.TooFew;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.statistics.Bootstrap;
import dev.reckoner.eval.statistics.ConfidenceInterval;
import dev.reckoner.eval.statistics.FairCoin;
import dev.reckoner.eval.statistics.Resampling;
import dev.reckoner.eval.statistics.SignFlips;
import dev.reckoner.eval.statistics.StandardError;
import dev.reckoner.eval.statistics.StudentT;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Computes a [PairedDifference].
final class ComparePairs {

    /// Of five differences 2 of 32 assignments of signs are as far from 0 as any can be: no p-value
    /// is below 0.06.
    private static final int FEWEST_FOR_P = 6;

    /// The attempts at a problem that are known to be correct or wrong.
    record Mean(int correct, int attempts) {

        Mean plus(Mean other) {
            return new Mean(correct + other.correct, attempts + other.attempts);
        }

        double value() {
            return (double) correct / attempts;
        }
    }

    static Map<String, Mean> means(Collection<AttemptRow> rows) {
        var means = new TreeMap<String, Mean>();
        for (var row : rows) {
            if (row.score() == Score.CORRECT || row.score() == Score.WRONG) {
                int correct = row.score() == Score.CORRECT ? 1 : 0;
                means.merge(row.problem(), new Mean(correct, 1), Mean::plus);
            }
        }
        return means;
    }

    static PairedDifference of(
            Map<String, Mean> first, Map<String, Mean> second, Resampling resampling) {
        var common = new TreeSet<>(first.keySet());
        common.retainAll(second.keySet());
        int onlyFirst = first.size() - common.size();
        int onlySecond = second.size() - common.size();
        if (common.size() < 2) {
            return new TooFew(common.size(), onlyFirst, onlySecond);
        }
        var ours = common.stream().map(first::get).toList();
        var theirs = common.stream().map(second::get).toList();
        double[] differences = new double[common.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = ours.get(i).value() - theirs.get(i).value();
        }
        return new Measured(
                common.size(),
                onlyFirst,
                onlySecond,
                ours.stream().mapToDouble(Mean::value).average().orElseThrow(),
                theirs.stream().mapToDouble(Mean::value).average().orElseThrow(),
                Arrays.stream(differences).average().orElseThrow(),
                interval(differences, resampling),
                SignFlips.pValue(differences, resampling.seed()),
                mcNemar(ours, theirs),
                detectable(differences));
    }

    /// No difference of two shares is below -1 or above 1, whatever Student's interval says of two
    /// or three problems.
    static ConfidenceInterval interval(double[] differences, Resampling resampling) {
        var error = StandardError.of(differences);
        return error == null || differences.length >= Bootstrap.FEWEST_PROBLEMS
                ? Bootstrap.intervals(List.of(differences), resampling).getFirst()
                : StudentT.interval(
                                Arrays.stream(differences).average().orElseThrow(),
                                error,
                                differences.length)
                        .within(-1, 1);
    }

    private static @Nullable McNemar mcNemar(List<Mean> first, List<Mean> second) {
        int firstAlone = 0;
        int secondAlone = 0;
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).attempts() != 1 || second.get(i).attempts() != 1) {
                return null;
            }
            int difference = first.get(i).correct() - second.get(i).correct();
            firstAlone += difference > 0 ? 1 : 0;
            secondAlone += difference < 0 ? 1 : 0;
        }
        int more = Math.max(firstAlone, secondAlone);
        double pValue = Math.min(1, 2 * FairCoin.atLeast(more, firstAlone + secondAlone));
        return new McNemar(firstAlone, secondAlone, pValue);
    }

    private static @Nullable Double detectable(double[] differences) {
        var error = StandardError.of(differences);
        return error == null || error == 0 || differences.length < FEWEST_FOR_P
                ? null
                : StudentT.detectable(differences.length) * error;
    }

    private ComparePairs() {}
}

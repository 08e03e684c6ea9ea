package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.statistics.StandardError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How often the problems of an arm were solved, as Inspect computes it: for each problem the mean
/// over its attempts that are known to be correct or wrong, and of these the mean and its standard
/// error. It is what this program calls avg@n.
final class ArmAccuracy {

    private final Map<String, List<AttemptRow>> attempts = new TreeMap<>();
    private final Map<String, List<AttemptRow>> scored = new TreeMap<>();

    /// @param rows of one arm
    ArmAccuracy(List<AttemptRow> rows) {
        rows.forEach(
                row -> attempts.computeIfAbsent(row.problem(), _ -> new ArrayList<>()).add(row));
        rows.stream()
                .filter(row -> LogScore.of(row).isPresent())
                .forEach(row ->
                        scored.computeIfAbsent(row.problem(), _ -> new ArrayList<>()).add(row));
    }

    /// NaN if no attempt at the problem is known to be correct or wrong.
    private static double share(List<AttemptRow> rows) {
        return rows.stream()
                .filter(row -> row.score() != Score.UNDECIDED)
                .mapToDouble(row -> row.score() == Score.CORRECT ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private double[] shares() {
        return scored.values().stream()
                .mapToDouble(ArmAccuracy::share)
                .filter(share -> !Double.isNaN(share))
                .toArray();
    }

    /// What the accuracy is at least if every attempt that is not known to be correct is wrong.
    double lowest() {
        return meanShare(row -> row.score() == Score.CORRECT, 0);
    }

    /// What the accuracy is at most if every attempt that is not known to be wrong is correct.
    double highest() {
        return meanShare(row -> row.score() != Score.WRONG, 1);
    }

    private double meanShare(Predicate<AttemptRow> counted, double withoutAttempts) {
        return attempts.values().stream()
                .mapToDouble(rows -> (double) rows.stream().filter(counted).count() / rows.size())
                .average()
                .orElse(withoutAttempts);
    }

    /// The entry of `results.scores`. Without a scored problem it has no metrics.
    ObjectNode score() {
        double[] shares = shares();
        var score =
                LogJson.object()
                        .put("name", LogScore.SCORER)
                        .put("scorer", LogScore.SCORER)
                        .put("scored_samples", shares.length)
                        .put("unscored_samples", scored.size() - shares.length);
        score.putObject("params");
        var metrics = score.putObject("metrics");
        if (shares.length > 0) {
            double sum = 0;
            for (double share : shares) {
                sum += share;
            }
            metric(metrics, "accuracy", sum / shares.length);
            Double error = StandardError.of(shares);
            metric(metrics, "stderr", error == null ? 0 : error);
        }
        return score;
    }

    private static void metric(ObjectNode metrics, String name, double value) {
        metrics.putObject(name).put("name", name).put("value", value).putObject("params");
    }

    /// The entries of `reductions`: a share for each problem.
    ArrayNode reductions() {
        var reductions = LogJson.object().putArray("reductions");
        var samples =
                reductions
                        .addObject()
                        .put("scorer", LogScore.SCORER)
                        .put("reducer", "mean")
                        .putArray("samples");
        scored.forEach((problem, rows) ->
                samples.addObject()
                        .put("value", share(rows))
                        .put("sample_id", SampleId.of(problem)));
        return reductions;
    }
}

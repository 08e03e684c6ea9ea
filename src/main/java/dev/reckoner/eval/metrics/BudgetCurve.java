package dev.reckoner.eval.metrics;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Accuracy as a function of what an attempt may use: an attempt counts as correct at a budget if
/// it is correct and used no more than that in all.
///
/// It is a curve of steps: from a point's budget on it has the point's accuracy, and before the
/// first it is 0. Its last point has the accuracy without a budget. A model that is told of a
/// smaller budget may work in another way; the curve does not know of that.
///
/// @param points in rising order of budgets and of accuracies; empty if no attempt is correct, or
///   if the price of a correct one is not known
/// @param unpriced correct attempts whose price is not known
public record BudgetCurve(List<Point> points, int unpriced) {

    public BudgetCurve {
        points = List.copyOf(points);
    }

    /// @param budget of one attempt
    public record Point(double budget, double accuracy) {}

    static BudgetCurve ofTokens(Collection<AttemptRow> rows) {
        return new BudgetCurve(points(rows, AttemptRow::tokens), 0);
    }

    static BudgetCurve ofMoney(Collection<AttemptRow> rows) {
        int unpriced =
                (int)
                        rows.stream()
                                .filter(row -> row.score() == Score.CORRECT && row.usd() == null)
                                .count();
        return new BudgetCurve(
                unpriced > 0
                        ? List.of()
                        : points(rows, row -> row.usd() == null ? 0 : row.usd().doubleValue()),
                unpriced);
    }

    private static List<Point> points(
            Collection<AttemptRow> rows, ToDoubleFunction<AttemptRow> used) {
        Map<String, Integer> known = new HashMap<>();
        for (var row : rows) {
            if (row.score() == Score.CORRECT || row.score() == Score.WRONG) {
                known.merge(row.problem(), 1, Integer::sum);
            }
        }
        var rises = new TreeMap<Double, Double>();
        for (var row : rows) {
            if (row.score() == Score.CORRECT) {
                rises.merge(
                        used.applyAsDouble(row),
                        1.0 / known.getOrDefault(row.problem(), 1),
                        Double::sum);
            }
        }
        var points = new ArrayList<Point>();
        double sum = 0;
        for (var rise : rises.entrySet()) {
            sum += rise.getValue();
            points.add(new Point(rise.getKey(), sum / known.size()));
        }
        return points;
    }

    /// The same curve with fewer points: of those beyond `most` the ones of evenly spaced ranks
    /// stay, and the last does.
    ///
    /// @param most at least 1
    public BudgetCurve thinned(int most) {
        if (points.size() <= most) {
            return this;
        }
        var kept = new ArrayList<Point>();
        for (int i = 1; i <= most; i++) {
            kept.add(points.get((int) ((long) points.size() * i / most) - 1));
        }
        return new BudgetCurve(kept, unpriced);
    }
}

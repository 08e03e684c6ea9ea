package dev.reckoner.eval.report.page;

import dev.reckoner.eval.metrics.AtK;
import dev.reckoner.eval.metrics.Figure;
import dev.reckoner.eval.metrics.Scores;
import dev.reckoner.eval.report.ArmLabel;
import dev.reckoner.eval.report.EvaluationReport;
import dev.reckoner.eval.report.EvaluationReport.ReportedArm;
import dev.reckoner.eval.report.page.Chart.Axis;
import dev.reckoner.eval.report.page.Chart.Bar;
import dev.reckoner.eval.report.page.Chart.Bars;
import dev.reckoner.eval.report.page.Chart.Curve;
import dev.reckoner.eval.report.page.Chart.Curves;
import dev.reckoner.eval.report.page.Chart.Point;
import dev.reckoner.eval.report.page.Chart.Series;
import dev.reckoner.eval.report.page.Chart.Unit;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.Score;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The charts of a report.
final class Charts {

    private static final int MOST_POINTS = 60;

    private final EvaluationReport report;
    private final List<String> settings;
    private final List<String> tools;

    private Charts(EvaluationReport report) {
        this.report = report;
        settings = report.arms().stream().map(arm -> arm.label().place()).distinct().toList();
        tools = report.arms().stream().map(arm -> arm.label().tools()).distinct().toList();
    }

    /// Those that have anything to show.
    static List<Chart> of(EvaluationReport report, List<Evaluation> evaluations) {
        var charts = new Charts(report);
        return Stream.of(
                        charts.accuracy(),
                        charts.tiers(),
                        charts.budgets(),
                        charts.latency(evaluations),
                        charts.cost())
                .filter(chart -> !chart.isEmpty())
                .toList();
    }

    private Chart accuracy() {
        int k = report.k();
        return new Bars(
                "accuracy",
                "Accuracy by effort and tools",
                "The mean over the problems of the share of attempts that are correct (avg@n), with"
                        + " its 95 % confidence interval."
                        + (k == 1
                                ? ""
                                : " Grey is what a majority vote of " + k + " attempts adds."),
                Unit.PERCENT,
                settings,
                bySetting(arm -> bar(arm.metrics().scores(), k)),
                k == 1 ? null : "majority vote of " + k);
    }

    private Chart tiers() {
        var names = new TreeSet<String>();
        report.arms().forEach(arm -> arm.metrics().tiers().forEach(tier -> names.add(tier.name())));
        var series = new ArrayList<Series>();
        for (ReportedArm arm : names.size() < 2 ? List.<ReportedArm>of() : report.arms()) {
            var bars = new ArrayList<@Nullable Bar>();
            for (String name : names) {
                bars.add(
                        arm.metrics().tiers().stream()
                                .filter(tier -> tier.name().equals(name))
                                .findFirst()
                                .map(tier -> bar(tier.scores(), 1))
                                .orElse(null));
            }
            series.add(new Series(arm.label().text(), group(arm), light(arm), bars));
        }
        return new Bars(
                "tiers",
                "Accuracy by tier",
                "avg@n of the problems of each tier, with its 95 % confidence interval.",
                Unit.PERCENT,
                names.stream().map(name -> "tier " + name).toList(),
                series,
                null);
    }

    private Chart budgets() {
        return new Curves(
                "budgets",
                "Accuracy against a budget of tokens",
                "Counts an attempt as correct at a budget if it is correct and took no more tokens,"
                    + " read and written. From the same attempts: a model that knows of a smaller"
                    + " budget may work otherwise.",
                new Axis("tokens of an attempt", Unit.TOKENS, true),
                new Axis("avg@n", Unit.PERCENT, false),
                true,
                curves(arm ->
                        arm.metrics().byTokens().thinned(MOST_POINTS).points().stream()
                                .map(point -> new Point(point.budget(), point.accuracy()))
                                .toList()));
    }

    private Chart latency(List<Evaluation> evaluations) {
        return new Curves(
                "latency",
                "Time of an attempt",
                "The share of the attempts that ended within a time, waits for the server"
                        + " included.",
                new Axis("seconds", Unit.SECONDS, true),
                new Axis("share of attempts", Unit.PERCENT, false),
                true,
                curves(arm -> ended(arm.label(), evaluations.get(arm.label().evaluation()))));
    }

    private static List<Point> ended(ArmLabel label, Evaluation evaluation) {
        var seconds =
                evaluation.rows().stream()
                        .filter(row -> row.arm().equals(label.arm()))
                        .filter(row -> row.score() != Score.UNFINISHED)
                        .mapToDouble(AttemptRow::seconds)
                        .sorted()
                        .toArray();
        int points = Math.min(MOST_POINTS, seconds.length);
        var curve = new ArrayList<Point>();
        for (int i = 1; i <= points; i++) {
            int rank = (int) ((long) seconds.length * i / points);
            curve.add(new Point(seconds[rank - 1], (double) rank / seconds.length));
        }
        return curve;
    }

    /// In money where every price is known, else in tokens.
    private Chart cost() {
        boolean priced =
                report.arms().stream()
                        .map(arm -> arm.metrics().spending().usd())
                        .allMatch(usd -> usd != null && usd.signum() > 0);
        return new Bars(
                "cost",
                priced ? "Cost of a correct answer" : "Tokens for a correct answer",
                (priced ? "All money" : "All tokens")
                        + " of an arm, that of other attempts included, for each correct answer.",
                priced ? Unit.USD : Unit.TOKENS,
                settings,
                bySetting(arm -> cost(arm, priced)),
                null);
    }

    private static @Nullable Bar cost(ReportedArm arm, boolean priced) {
        var spending = arm.metrics().spending();
        Number cost = priced ? spending.usdPerCorrect() : spending.tokensPerCorrect();
        return cost == null ? null : new Bar(cost.doubleValue(), null, null, null);
    }

    /// A series for each kind of tools, with a bar for each setting.
    private List<Series> bySetting(Function<ReportedArm, @Nullable Bar> bar) {
        var series = new ArrayList<Series>();
        for (String kind : tools) {
            var bars = new ArrayList<@Nullable Bar>();
            for (String setting : settings) {
                bars.add(
                        report.arms().stream()
                                .filter(arm -> arm.label().place().equals(setting))
                                .filter(arm -> arm.label().tools().equals(kind))
                                .findFirst()
                                .map(bar)
                                .orElse(null));
            }
            series.add(new Series(kind, tools.indexOf(kind), false, bars));
        }
        return series;
    }

    private List<Curve> curves(Function<ReportedArm, List<Point>> points) {
        return report.arms().stream()
                .map(arm ->
                        new Curve(arm.label().text(), group(arm), light(arm), points.apply(arm)))
                .toList();
    }

    private int group(ReportedArm arm) {
        return settings.indexOf(arm.label().place());
    }

    private static boolean light(ReportedArm arm) {
        return !arm.label().arm().tools();
    }

    private static @Nullable Bar bar(Scores scores, int k) {
        return switch (scores.accuracy()) {
            case Figure.Known known -> {
                var interval = known.interval();
                yield new Bar(
                        known.value(),
                        interval == null ? null : interval.low(),
                        interval == null ? null : interval.high(),
                        k == 1 ? null : voted(scores, k));
            }
            case Figure.Undefined _ -> null;
        };
    }

    private static @Nullable Double voted(Scores scores, int k) {
        return scores.atK().stream()
                .filter(each -> each.k() == k)
                .map(AtK::majority)
                .map(figure -> figure instanceof Figure.Known known ? known.value() : null)
                .findFirst()
                .orElse(null);
    }
}

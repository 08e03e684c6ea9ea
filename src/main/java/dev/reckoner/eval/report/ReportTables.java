package dev.reckoner.eval.report;

import dev.reckoner.eval.metrics.ArmMetrics;
import dev.reckoner.eval.metrics.Ending;
import dev.reckoner.eval.metrics.Figure;
import dev.reckoner.eval.metrics.Scores;
import dev.reckoner.eval.report.EvaluationReport.ReportedArm;
import dev.reckoner.eval.report.ReportTable.Row;
import dev.reckoner.transcript.Numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of a report, the same wherever it is shown.
public final class ReportTables {

    private static final Figure UNKNOWN = new Figure.Undefined("too few attempts");

    private static final String DIFFERENCES =
            "In points, on the n problems that both have. p: how probable a difference at least"
                + " this large is if the two are equally good. Detectable: the true difference that"
                + " is found in 80 % of such comparisons.";

    /// Those that have anything to say.
    public static List<ReportTable> of(EvaluationReport report) {
        return Stream.of(
                        accuracy(report),
                        tiers(report),
                        contrasts(report.contrasts()),
                        endings(report),
                        cost(report),
                        work(report))
                .filter(table -> !table.rows().isEmpty() && !table.head().isEmpty())
                .toList();
    }

    private static ReportTable accuracy(EvaluationReport report) {
        int k = report.k();
        var head =
                k == 1
                        ? List.of("problems", "avg@n", "95 %", "bounds")
                        : List.of("problems", "avg@n", "95 %", "bounds", "pass@" + k, "maj@" + k);
        return table(
                "accuracy, %",
                Stream.of(boundsNote(report), partsNote(report), votesNote(report))
                        .filter(note -> !note.isEmpty())
                        .collect(Collectors.joining(" ")),
                head,
                report,
                arm -> accuracy(arm.metrics().scores(), k));
    }

    private static List<String> accuracy(Scores scores, int k) {
        var figures =
                new ArrayList<>(
                        List.of(
                                FigureText.size(scores),
                                FigureText.value(scores.accuracy()),
                                FigureText.interval(scores.accuracy()),
                                FigureText.bounds(scores.accuracy())));
        if (k > 1) {
            var at = ReportedArm.at(k, scores);
            figures.add(FigureText.value(at.map(each -> each.pass()).orElse(UNKNOWN)));
            figures.add(FigureText.value(at.map(each -> each.majority()).orElse(UNKNOWN)));
        }
        return figures;
    }

    private static String boundsNote(EvaluationReport report) {
        boolean bounded =
                report.arms().stream()
                        .anyMatch(arm ->
                                !FigureText.bounds(arm.metrics().scores().accuracy()).isEmpty());
        return bounded
                ? "Attempts that are undecided or were voided count in the bounds alone."
                : "";
    }

    private static String partsNote(EvaluationReport report) {
        int k = report.k();
        boolean whole =
                report.arms().stream()
                        .allMatch(arm ->
                                arm.at(k)
                                        .filter(at -> isOfAll(at.pass(), arm.metrics().scores()))
                                        .isPresent());
        return k == 1 || whole
                ? ""
                : "pass@%s and maj@%s are of the problems with %s other attempts."
                        .formatted(k, k, k);
    }

    private static String votesNote(EvaluationReport report) {
        boolean voting =
                report.evaluations().stream()
                        .anyMatch(source -> EvenSamples.areFewer(source.record()));
        return voting
                ? "Where a vote decides how many samples there are, these are shares of the first"
                        + " samples, which every problem has; those that follow depend on the"
                        + " answers."
                : "";
    }

    private static boolean isOfAll(Figure figure, Scores scores) {
        return figure instanceof Figure.Known known && known.problems() == scores.problems();
    }

    /// Empty where there is one tier alone.
    private static ReportTable tiers(EvaluationReport report) {
        var names = new TreeSet<String>();
        report.arms().forEach(arm -> arm.metrics().tiers().forEach(tier -> names.add(tier.name())));
        return new ReportTable(
                "accuracy by tier, %",
                "",
                names.stream().map(name -> "tier " + name).toList(),
                names.size() < 2
                        ? List.of()
                        : report.arms().stream().map(arm -> tiers(arm, names)).toList());
    }

    private static Row tiers(ReportedArm arm, Set<String> names) {
        return new Row(
                arm.label().text(),
                names.stream()
                        .map(name -> tier(arm.metrics(), name))
                        .map(FigureText::value)
                        .toList());
    }

    private static Figure tier(ArmMetrics metrics, String name) {
        return metrics.tiers().stream()
                .filter(tier -> tier.name().equals(name))
                .findFirst()
                .map(tier -> tier.scores().accuracy())
                .orElse(UNKNOWN);
    }

    private static ReportTable contrasts(List<Contrast> contrasts) {
        return new ReportTable(
                "differences, points",
                DIFFERENCES,
                List.of("n", "diff", "95 %", "p", "detectable"),
                contrasts.stream()
                        .map(contrast -> new Row(contrast.words(), figures(contrast)))
                        .toList());
    }

    static ReportTable comparison(List<Contrast> contrasts) {
        return new ReportTable(
                "accuracy, %",
                DIFFERENCES,
                List.of("(1)", "(2)", "n", "diff", "95 %", "p", "detectable"),
                contrasts.stream().map(ReportTables::compared).toList());
    }

    private static Row compared(Contrast contrast) {
        var figures = new ArrayList<>(FigureText.accuracies(contrast.difference()).reversed());
        figures.addAll(figures(contrast));
        boolean same = contrast.first().unnumbered().equals(contrast.second().unnumbered());
        return new Row(same ? contrast.first().unnumbered() : contrast.words(), figures);
    }

    private static List<String> figures(Contrast contrast) {
        var difference = contrast.difference();
        return List.of(
                Numbers.count(contrast.problems()),
                FigureText.difference(difference),
                FigureText.interval(difference),
                FigureText.pValue(difference),
                FigureText.detectable(difference));
    }

    private static ReportTable endings(EvaluationReport report) {
        return table(
                "how attempts ended, %",
                "",
                Arrays.stream(Ending.Kind.values())
                        .map(kind -> kind.toString().replace('_', ' '))
                        .toList(),
                report,
                arm ->
                        Arrays.stream(Ending.Kind.values())
                                .map(kind -> ended(arm.metrics(), kind))
                                .toList());
    }

    private static String ended(ArmMetrics metrics, Ending.Kind kind) {
        int count =
                metrics.endings().stream()
                        .filter(ending -> ending.kind() == kind)
                        .mapToInt(Ending::attempts)
                        .sum();
        return count == 0 ? "" : FigureText.share(count, metrics.spending().attempts());
    }

    private static ReportTable cost(EvaluationReport report) {
        return table(
                "cost",
                "What all attempts took, wrong ones included, is divided by the number of attempts"
                        + " or of correct answers.",
                List.of("tokens", "per correct", "cached %", "money", "per correct"),
                report,
                arm -> {
                    var spending = arm.metrics().spending();
                    return List.of(
                            FigureText.tokens(spending.tokensPerAttempt()),
                            FigureText.tokens(spending.tokensPerCorrect()),
                            FigureText.share(spending.cachedTokens(), spending.inputTokens()),
                            FigureText.usd(spending.usdPerAttempt()),
                            FigureText.usd(spending.usdPerCorrect()));
                });
    }

    private static ReportTable work(EvaluationReport report) {
        return table(
                "Python and time",
                "Cells of an attempt; attempts that ran any, cells that failed, in per cent;"
                        + " seconds of an attempt and until the first token of a reply.",
                List.of("cells", "used %", "failed %", "median s", "p95 s", "first s"),
                report,
                arm -> {
                    var use = arm.metrics().toolUse();
                    var latency = arm.metrics().latency();
                    boolean tools = arm.label().arm().tools();
                    return List.of(
                            tools ? FigureText.each(use.cells(), use.attempts()) : "",
                            tools ? FigureText.share(use.withCell(), use.attempts()) : "",
                            tools ? FigureText.share(use.failedCells(), use.cells()) : "",
                            FigureText.seconds(latency.attempt().median()),
                            FigureText.seconds(latency.attempt().p95()),
                            FigureText.seconds(latency.firstToken().median()));
                });
    }

    private static ReportTable table(
            String title,
            String note,
            List<String> head,
            EvaluationReport report,
            Function<ReportedArm, List<String>> figures) {
        return new ReportTable(
                        title,
                        note,
                        head,
                        report.arms().stream()
                                .map(arm -> new Row(arm.label().text(), figures.apply(arm)))
                                .toList())
                .withoutEmptyColumns();
    }

    private ReportTables() {}
}

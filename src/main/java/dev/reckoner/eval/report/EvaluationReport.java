package dev.reckoner.eval.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.metrics.AnswerIndex;
import dev.reckoner.eval.metrics.ArmMetrics;
import dev.reckoner.eval.metrics.AtK;
import dev.reckoner.eval.metrics.Figure;
import dev.reckoner.eval.metrics.Scores;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// All that a report says of one or more evaluations.
///
/// @param k of the pass@k and maj@k that tables and charts show: the most for which every arm has
///   pass@k over at least nine in ten of its problems; 1 if there is none
/// @param arms those that have attempts, in the order of the evaluations and of their arms
/// @param published figures of others; empty where none belong beside these evaluations
public record EvaluationReport(
        List<Source> evaluations,
        int k,
        List<ReportedArm> arms,
        List<Contrast> contrasts,
        List<Published> published) {

    private static final int MOST_POINTS = 120;
    private static final double ENOUGH = 0.9;

    public EvaluationReport {
        evaluations = List.copyOf(evaluations);
        arms = List.copyOf(arms);
        contrasts = List.copyOf(contrasts);
        published = List.copyOf(published);
    }

    /// An evaluation that the report is made of.
    ///
    /// @param directory as it was given
    /// @param expected how many attempts there are when all have been made; with voting the most
    /// @param attempts how many there are
    public record Source(
            String directory,
            @JsonIgnoreProperties("setup") EvaluationRecord record,
            long expected,
            long attempts) {

        static Source of(Evaluation evaluation) {
            var record = evaluation.record();
            return new Source(
                    evaluation.directory().toString(),
                    record,
                    (long) record.data().problems() * record.samples() * record.arms().size(),
                    evaluation.rows().size());
        }

        /// Whether attempts are missing that are to be made. Of a vote it is known of the samples
        /// alone that do not depend on answers.
        public boolean isIncomplete() {
            return attempts
                    < (long) record.data().problems()
                            * record.arms().size()
                            * EvenSamples.most(record);
        }

        boolean isVote() {
            var setup = record.setup();
            return setup != null && setup.voting();
        }
    }

    public record ReportedArm(@JsonUnwrapped ArmLabel label, ArmMetrics metrics) {

        /// What k attempts come to, where the report's k is measured.
        public Optional<AtK> at(int k) {
            return at(k, metrics.scores());
        }

        static Optional<AtK> at(int k, Scores scores) {
            return scores.atK().stream().filter(each -> each.k() == k).findFirst();
        }
    }

    /// @param grader which answers are the same, for voting; with that of `Grader.exact()` nothing
    ///   else is needed
    public static EvaluationReport of(List<Evaluation> evaluations, Grader grader)
            throws InterruptedException {
        var sources = new ArrayList<Source>();
        var present = new ArrayList<Map<Arm, List<AttemptRow>>>();
        for (Evaluation evaluation : evaluations) {
            sources.add(Source.of(evaluation));
            present.add(byArm(evaluation));
        }
        var labels = ArmLabel.of(present.stream().map(each -> List.copyOf(each.keySet())).toList());
        var arms = new ArrayList<ReportedArm>();
        for (ArmLabel label : labels) {
            var record = evaluations.get(label.evaluation()).record();
            var rows = List.copyOf(present.get(label.evaluation()).get(label.arm()));
            arms.add(new ReportedArm(label, metrics(record, rows, grader)));
        }
        return new EvaluationReport(
                sources,
                k(arms),
                arms,
                Contrast.within(labels, evaluations.stream().map(EvaluationReport::even).toList()),
                Published.beside(evaluations));
    }

    static Map<Arm, List<AttemptRow>> byArm(Evaluation evaluation) {
        Map<Arm, List<AttemptRow>> rows = new LinkedHashMap<>();
        evaluation.record().arms().forEach(arm -> rows.put(arm, new ArrayList<>()));
        evaluation
                .rows()
                .forEach(row -> rows.computeIfAbsent(row.arm(), _ -> new ArrayList<>()).add(row));
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    /// The attempts of each arm that shares of correct ones are of.
    static Map<Arm, List<AttemptRow>> even(Evaluation evaluation) {
        var rows = byArm(evaluation);
        rows.replaceAll((_, ofArm) -> EvenSamples.of(evaluation.record(), ofArm));
        return rows;
    }

    /// Shares of correct attempts are of [EvenSamples] alone, all else is of all attempts.
    private static ArmMetrics metrics(EvaluationRecord record, List<AttemptRow> rows, Grader grader)
            throws InterruptedException {
        var all = ArmMetrics.of(rows, AnswerIndex.of(rows, grader));
        var compared = EvenSamples.of(record, rows);
        var even =
                compared.isEmpty() || compared.size() == rows.size()
                        ? all
                        : ArmMetrics.of(compared, AnswerIndex.of(compared, grader));
        return new ArmMetrics(
                all.arm(),
                even.scores(),
                even.tiers(),
                even.tags(),
                all.endings(),
                all.toolUse(),
                all.spending(),
                all.latency(),
                even.byTokens().thinned(MOST_POINTS),
                even.byMoney().thinned(MOST_POINTS));
    }

    private static int k(List<ReportedArm> arms) {
        NavigableSet<Integer> common = new TreeSet<>();
        for (int i = 0; i < arms.size(); i++) {
            var measured = measured(arms.get(i).metrics().scores());
            if (i == 0) {
                common.addAll(measured);
            } else {
                common.retainAll(measured);
            }
        }
        return common.isEmpty() ? 1 : Collections.max(common);
    }

    private static List<Integer> measured(Scores scores) {
        return scores.atK().stream()
                .filter(each ->
                        each.pass() instanceof Figure.Known known
                                && known.problems() >= ENOUGH * scores.problems())
                .map(AtK::k)
                .toList();
    }
}

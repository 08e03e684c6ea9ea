package dev.reckoner.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.eval.metrics.Figure.Known;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.statistics.Resampling;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What must hold for any evaluation, tried on some hundred random ones.
class LawsTest {

    private static final Resampling FEW = new Resampling(50, 1);

    @Test
    void oneAttemptIsTheAccuracyHoweverItIsCounted() {
        for (var scores : scores("cxy-")) {
            double accuracy = known(scores.accuracy()).value();
            var one = scores.atK().getFirst();

            assertThat(known(one.pass()).value()).isCloseTo(accuracy, within(1e-12));
            assertThat(known(one.allPass()).value()).isCloseTo(accuracy, within(1e-12));
            assertThat(known(one.majority()).value()).isCloseTo(accuracy, within(1e-12));
        }
    }

    @Test
    void moreAttemptsFindMoreAndAgreeLess() {
        for (var scores : scores("cxy-", 8)) {
            for (int i = 1; i < scores.atK().size(); i++) {
                var less = scores.atK().get(i - 1);
                var more = scores.atK().get(i);

                assertThat(known(more.pass()).value())
                        .isGreaterThanOrEqualTo(known(less.pass()).value() - 1e-12);
                assertThat(known(more.allPass()).value())
                        .isLessThanOrEqualTo(known(less.allPass()).value() + 1e-12);
            }
        }
    }

    @Test
    void aValueIsBetweenItsBounds() {
        for (var scores : scores("ccxy-?!.")) {
            for (var figure : figures(scores)) {
                switch (figure) {
                    case Known known ->
                            assertThat(known.value())
                                    .isBetween(known.lowest() - 1e-12, known.highest() + 1e-12);
                    case Figure.Undefined(var why) -> assertThat(why).isNotBlank();
                }
            }
        }
    }

    @Test
    void whereAllIsKnownTheBoundsAreTheValue() {
        for (var scores : scores("cxy-")) {
            for (var figure : figures(scores)) {
                assertThat(known(figure).lowest()).isCloseTo(known(figure).value(), within(1e-12));
                assertThat(known(figure).highest()).isCloseTo(known(figure).value(), within(1e-12));
            }
        }
    }

    @Test
    void theLastPointOfABudgetCurveIsTheAccuracy() {
        for (var rows : evaluations("ccxy-?!.")) {
            var metrics = ArmMetrics.of(rows, Rows.answers(rows), FEW);
            var points = metrics.byTokens().points();
            if (!points.isEmpty()) {
                assertThat(points.getLast().accuracy())
                        .isCloseTo(known(metrics.scores().accuracy()).value(), within(1e-12));
            }
        }
    }

    private static List<Figure> figures(Scores scores) {
        var figures = new ArrayList<Figure>(List.of(scores.accuracy()));
        for (var at : scores.atK()) {
            Collections.addAll(figures, at.pass(), at.allPass(), at.majority());
        }
        return figures;
    }

    private static Known known(Figure figure) {
        return (Known) figure;
    }

    private static List<Scores> scores(String kinds) {
        return evaluations(kinds).stream().map(LawsTest::scores).toList();
    }

    private static List<Scores> scores(String kinds, int samples) {
        var random = new Random(2);
        var scores = new ArrayList<Scores>();
        for (int i = 0; i < 200; i++) {
            scores.add(scores(evaluation(kinds, samples, samples, random)));
        }
        return scores;
    }

    private static Scores scores(List<AttemptRow> rows) {
        return ArmMetrics.of(rows, Rows.answers(rows), FEW).scores();
    }

    private static List<List<AttemptRow>> evaluations(String kinds) {
        var random = new Random(1);
        var evaluations = new ArrayList<List<AttemptRow>>();
        for (int i = 0; i < 300; i++) {
            evaluations.add(evaluation(kinds, 1, 9, random));
        }
        return evaluations;
    }

    private static List<AttemptRow> evaluation(String kinds, int fewest, int most, Random random) {
        var problems = new ArrayList<String>();
        for (int i = 0; i < random.nextInt(1, 7); i++) {
            var attempts = new StringBuilder();
            for (int j = random.nextInt(fewest, most + 1); j > 0; j--) {
                attempts.append(kinds.charAt(random.nextInt(kinds.length())));
            }
            problems.add("P" + i + "=" + attempts);
        }
        return Rows.of(problems.toArray(String[]::new));
    }
}

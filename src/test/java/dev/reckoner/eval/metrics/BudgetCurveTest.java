package dev.reckoner.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.eval.metrics.BudgetCurve.Point;
import dev.reckoner.eval.row.Score;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class BudgetCurveTest {

    @Test
    void attemptsOfOneBudgetAreOneStep() {
        assertThat(BudgetCurve.ofTokens(Rows.of("A=cx", "B=c")))
                .isEqualTo(new BudgetCurve(List.of(new Point(100, 0.75)), 0));
    }

    @Test
    void whatIsNotKnownToBeCorrectOrWrongIsLeftOut() {
        assertThat(BudgetCurve.ofTokens(Rows.of("A=c?", "B=!", "C=x")))
                .isEqualTo(new BudgetCurve(List.of(new Point(100, 0.5)), 0));
    }

    @Test
    void moneyIsCountedLikeTokens() {
        assertThat(BudgetCurve.ofMoney(Rows.of("A=xc")))
                .isEqualTo(new BudgetCurve(List.of(new Point(0.02, 0.5)), 0));
    }

    @Test
    void aCorrectAttemptWithoutAPriceLeavesNoCurveOfMoney() {
        var rows = new ArrayList<>(Rows.of("A=cc"));
        rows.add(Rows.row("B", 1, Score.CORRECT, "c", 100, null));
        rows.add(Rows.row("B", 2, Score.WRONG, "x", 100, null));

        assertThat(BudgetCurve.ofMoney(rows)).isEqualTo(new BudgetCurve(List.of(), 1));
    }

    @Test
    void withoutACorrectAttemptThereIsNoPoint() {
        assertThat(BudgetCurve.ofTokens(Rows.of("A=x"))).isEqualTo(new BudgetCurve(List.of(), 0));
    }

    @Test
    void aThinnedCurveKeepsItsEnd() {
        var points = IntStream.rangeClosed(1, 10).mapToObj(i -> new Point(i, i / 10.0)).toList();
        var curve = new BudgetCurve(points, 0);

        assertThat(curve.thinned(10)).isEqualTo(curve);
        assertThat(curve.thinned(3).points())
                .extracting(Point::budget)
                .containsExactly(3.0, 6.0, 10.0);
    }
}

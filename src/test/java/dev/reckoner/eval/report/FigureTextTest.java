package dev.reckoner.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.eval.metrics.PairedDifference.Measured;
import dev.reckoner.eval.statistics.ConfidenceInterval;
import dev.reckoner.eval.statistics.ConfidenceInterval.Method;
import dev.reckoner.eval.statistics.SignFlips.PValue;

import org.junit.jupiter.api.Test;

class FigureTextTest {

    @Test
    void aDifferenceOfRoundingAloneHasNoMinus() {
        var interval = new ConfidenceInterval(-1e-17, 0.25, Method.STUDENT_T);
        var measured =
                new Measured(9, 0, 0, 0.5, 0.5, -1e-17, interval, new PValue(1, 0), null, null);

        assertThat(FigureText.difference(measured)).isEqualTo("+0.0");
        assertThat(FigureText.interval(measured)).isEqualTo("+0.0 to +25.0");
    }
}

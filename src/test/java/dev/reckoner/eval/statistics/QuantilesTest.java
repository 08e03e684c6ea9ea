package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void lieBetweenTheTwoNearestMeasurements() {
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}).median()).isEqualTo(2.5);
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}).p95()).isCloseTo(3.85, within(1e-12));
    }

    @Test
    void oneMeasurementIsAllOfThem() {
        assertThat(Quantiles.of(new double[] {7})).isEqualTo(new Quantiles(1, 7.0, 7.0));
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(Quantiles.of(new double[0])).isEqualTo(new Quantiles(0, null, null));
    }
}

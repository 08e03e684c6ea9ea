package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class StandardErrorTest {

    /// o3-mini's 32 of 290 on FrontierMath, as Inspect's `stderr` has it.
    @Test
    void isThatOfInspect() {
        double[] values = new double[290];
        Arrays.fill(values, 0, 32, 1);

        assertThat(StandardError.of(values)).isCloseTo(0.018430, within(1e-6));
    }

    /// Attempts of one problem are one observation: with the same number each, the clustered
    /// standard error of Miller (2024) is that of the problems' means, but for N / (N - 1).
    @Test
    void ofMeansIsTheClusteredOneOfAttempts() {
        double[][] attempts = {{1, 1, 0, 1}, {0, 0, 0, 1}, {1, 1, 1, 1}, {0, 0, 0, 0}};
        double mean = 8.0 / 16;
        double clusters = 0;
        for (double[] cluster : attempts) {
            double residual = Arrays.stream(cluster).map(value -> value - mean).sum();
            clusters += residual * residual;
        }
        double clustered = Math.sqrt(clusters) / 16;

        assertThat(StandardError.of(new double[] {0.75, 0.25, 1, 0}))
                .isCloseTo(clustered * Math.sqrt(4.0 / 3), within(1e-15));
    }

    @Test
    void oneValueHasNone() {
        assertThat(StandardError.of(new double[] {1})).isNull();
    }
}

package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.eval.statistics.SignFlips.PValue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class SignFlipsTest {

    @Test
    void allAssignmentsOfFewAreCounted() {
        // sums of ±1 ±2 ±3: 6 twice, 4, 2, 0 twice each
        assertThat(SignFlips.pValue(new double[] {1, 2, 3}, 1)).isEqualTo(new PValue(0.25, 0));
        assertThat(SignFlips.pValue(new double[] {-1, 2, 3}, 1)).isEqualTo(new PValue(0.5, 0));
        assertThat(SignFlips.pValue(new double[] {1, 2, -3}, 1)).isEqualTo(new PValue(1, 0));
    }

    @Test
    void noDifferenceAtAllIsNoEvidence() {
        assertThat(SignFlips.pValue(new double[] {0, 0, 0}, 1)).isEqualTo(new PValue(1, 0));
    }

    @Test
    void problemsWithoutADifferenceDoNotCount() {
        double[] differences = new double[100];
        differences[3] = 0.5;
        differences[70] = 0.5;

        assertThat(SignFlips.pValue(differences, 1)).isEqualTo(new PValue(0.5, 0));
    }

    @Test
    void ofMoreAssignmentsSomeAreDrawnAndTheValueIsNeverZero() {
        double[] differences = new double[40];
        Arrays.fill(differences, 1);

        assertThat(SignFlips.pValue(differences, 1)).isEqualTo(new PValue(1.0 / 10_000, 9_999));
    }

    @Test
    void drawnOnesAgreeWithTheSignTest() {
        double[] differences = new double[30];
        Arrays.fill(differences, 1);
        Arrays.fill(differences, 0, 9, -1);

        assertThat(SignFlips.pValue(differences, 1).value())
                .isCloseTo(2 * FairCoin.atLeast(21, 30), within(0.006));
    }

    @Test
    void whereThereIsNoDifferenceEachValueIsAsLikely() {
        assertUniform(10, 2_000);
    }

    @Test
    void drawnOnesAreAsUniform() {
        assertUniform(20, 150);
    }

    private static void assertUniform(int problems, int experiments) {
        var random = new SplittableRandom(21);
        double[] values = new double[experiments];
        for (int i = 0; i < experiments; i++) {
            double[] differences = new double[problems];
            Arrays.setAll(differences, _ -> random.nextDouble() - random.nextDouble());
            values[i] = SignFlips.pValue(differences, i).value();
        }
        // three standard errors of a share
        for (double level : new double[] {0.05, 0.1, 0.25, 0.5, 0.75}) {
            double share =
                    Arrays.stream(values).filter(p -> p <= level).count() / (double) experiments;
            double error = Math.sqrt(level * (1 - level) / experiments);
            assertThat(share).isCloseTo(level, within(3 * error + 0.001));
        }
    }
}

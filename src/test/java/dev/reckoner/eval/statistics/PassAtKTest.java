package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;

class PassAtKTest {

    @ParameterizedTest
    @CsvSource({
        "10, 3, 1, 0.3",
        "10, 3, 5, 0.9166666666666667",
        "8, 2, 4, 0.7857142857142857",
        "64, 1, 8, 0.125",
        "200, 1, 100, 0.5",
        "4, 3, 2, 1",
        "5, 0, 5, 0",
        "10000, 1, 5000, 0.5",
        "10000, 10000, 1, 1"
    })
    void oneOfKIsCorrect(int n, int correct, int k, double expected) {
        assertThat(PassAtK.any(n, correct, k)).isPresent();
        assertThat(PassAtK.any(n, correct, k).getAsDouble()).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"10, 3, 1, 0.3", "4, 3, 2, 0.5", "4, 4, 4, 1", "4, 3, 4, 0", "5, 0, 1, 0"})
    void allOfKAreCorrect(int n, int correct, int k, double expected) {
        assertThat(PassAtK.all(n, correct, k).getAsDouble()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void moreThanThereAreIsNotDefined() {
        assertThat(PassAtK.any(3, 3, 4)).isEmpty();
        assertThat(PassAtK.all(3, 3, 4)).isEmpty();
    }

    @Test
    void agreesWithWholeNumbersOfSubsets() {
        for (int n = 1; n <= 24; n++) {
            for (int correct = 0; correct <= n; correct++) {
                for (int k = 1; k <= n; k++) {
                    double subsets = choose(n, k).doubleValue();
                    assertThat(PassAtK.any(n, correct, k).getAsDouble())
                            .isCloseTo(
                                    1 - choose(n - correct, k).doubleValue() / subsets,
                                    within(1e-12));
                    assertThat(PassAtK.all(n, correct, k).getAsDouble())
                            .isCloseTo(choose(correct, k).doubleValue() / subsets, within(1e-12));
                }
            }
        }
    }

    @Test
    void risesWithKAndFallsForAll() {
        for (int correct = 0; correct <= 64; correct++) {
            for (int k = 1; k < 64; k++) {
                assertThat(PassAtK.any(64, correct, k + 1).getAsDouble())
                        .isGreaterThanOrEqualTo(PassAtK.any(64, correct, k).getAsDouble());
                assertThat(PassAtK.all(64, correct, k + 1).getAsDouble())
                        .isLessThanOrEqualTo(PassAtK.all(64, correct, k).getAsDouble());
            }
        }
    }

    private static BigInteger choose(int n, int k) {
        var ways = k > n ? BigInteger.ZERO : BigInteger.ONE;
        for (int i = 0; i < k && k <= n; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return ways;
    }
}

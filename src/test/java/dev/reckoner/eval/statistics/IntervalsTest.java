package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.eval.statistics.ConfidenceInterval.Method;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

class IntervalsTest {

    @Nested
    class OfWilson {

        /// The first two: o3-mini's results on FrontierMath as Epoch published them. The third is
        /// Newcombe's (1998, table I), the last two are the rules of zero and of all.
        @ParameterizedTest
        @CsvSource({
            "32, 290, 0.079, 0.152",
            "36, 290, 0.091, 0.167",
            "81, 263, 0.2553, 0.3662",
            "15, 148, 0.0624, 0.1605",
            "0, 20, 0, 0.1611",
            "1, 29, 0.0061, 0.1718",
            "29, 29, 0.8830, 1"
        })
        void agreesWithPublishedOnes(int correct, int trials, double low, double high) {
            var interval = Wilson.interval((double) correct / trials, trials);

            assertThat(interval.low()).isCloseTo(low, within(5.1e-4));
            assertThat(interval.high()).isCloseTo(high, within(5.1e-4));
        }

        @Test
        void holdsTheTruthInNineteenOfTwentyCases() {
            var random = new SplittableRandom(11);
            int held = 0;
            for (int i = 0; i < 2_000; i++) {
                double truth = random.nextDouble(0.05, 0.95);
                int correct = 0;
                for (int j = 0; j < 60; j++) {
                    correct += random.nextDouble() < truth ? 1 : 0;
                }
                held += holds(Wilson.interval(correct / 60.0, 60), truth) ? 1 : 0;
            }
            assertThat(held / 2_000.0).isBetween(0.93, 0.97);
        }
    }

    @Nested
    class OfWilsonForClusters {

        @Test
        void isThatOfAsManyTrialsAsTheStandardErrorIsWorth() {
            // 0.25 / 0.1^2 = 25 trials, at Student's percentile for 9 degrees of freedom, 2.262157
            var interval = Wilson.clustered(0.5, 0.1, 10, 80);

            assertThat(interval.method()).isEqualTo(Method.WILSON_CLUSTERED);
            assertThat(interval.high() - 0.5).isCloseTo(0.206103, within(1e-6));
            assertThat(0.5 - interval.low()).isCloseTo(0.206103, within(1e-6));
        }

        @Test
        void noMoreTrialsThanAttemptsAreMade() {
            assertThat(Wilson.clustered(0.5, 0, 10, 80))
                    .isEqualTo(Wilson.clustered(0.5, Math.sqrt(0.25 / 80), 10, 80));
        }

        @ParameterizedTest
        @ValueSource(ints = {20, 40})
        void holdsTheTruthInNineteenOfTwentyCases(int problems) {
            var random = new SplittableRandom(13);
            int held = 0;
            for (int i = 0; i < 2_000; i++) {
                double[] means = means(problems, 8, random);
                double mean = Arrays.stream(means).average().orElseThrow();
                var interval = Wilson.clustered(mean, error(means), problems, problems * 8);
                held += holds(interval, 0.5) ? 1 : 0;
            }
            assertThat(held / 2_000.0).isBetween(0.93, 0.97);
        }
    }

    @Nested
    class OfBootstraps {

        @Test
        void constantsHaveNoWidth() {
            double[] constants = new double[20];
            Arrays.fill(constants, 0.25);

            assertThat(Bootstrap.intervals(List.of(constants), Resampling.DEFAULT))
                    .containsExactly(new ConfidenceInterval(0.25, 0.25, Method.CLUSTER_BOOTSTRAP));
        }

        @Test
        void theSameSeedGivesTheSameInterval() {
            double[] values = {0, 0.25, 1, 0.5, 0.75, 0, 0, 1};
            var once = Bootstrap.intervals(List.of(values), new Resampling(500, 3));

            assertThat(Bootstrap.intervals(List.of(values), new Resampling(500, 3)))
                    .isEqualTo(once);
            assertThat(Bootstrap.intervals(List.of(values), new Resampling(501, 4)))
                    .isNotEqualTo(once);
        }

        @Test
        void aProblemThatIsNotDefinedCountsInNoMean() {
            double[] values = {0.5, Double.NaN, 0.5, Double.NaN};

            assertThat(Bootstrap.intervals(List.of(values), Resampling.DEFAULT))
                    .containsExactly(new ConfidenceInterval(0.5, 0.5, Method.CLUSTER_BOOTSTRAP));
        }

        /// 60 problems, some hopeless and some sure, with 8 attempts each. An interval that took
        /// the 480 attempts for independent holds the truth in two of three cases, see the next.
        @Test
        void holdTheTruthInNineteenOfTwentyCases() {
            var random = new SplittableRandom(12);
            int held = 0;
            for (int i = 0; i < 2_000; i++) {
                double[] means = means(60, 8, random);
                var interval =
                        Bootstrap.intervals(List.of(means), new Resampling(400, i)).getFirst();
                held += holds(interval, 0.5) ? 1 : 0;
            }
            assertThat(held / 2_000.0).isBetween(0.93, 0.97);
        }

        @Test
        void attemptsTakenForIndependentWouldHoldItMuchLessOften() {
            var random = new SplittableRandom(12);
            int held = 0;
            for (int i = 0; i < 2_000; i++) {
                double mean = Arrays.stream(means(60, 8, random)).average().orElseThrow();
                held += holds(Wilson.interval(mean, 480), 0.5) ? 1 : 0;
            }
            assertThat(held / 2_000.0).isLessThan(0.7);
        }
    }

    private static double error(double[] values) {
        return Objects.requireNonNull(StandardError.of(values));
    }

    private static boolean holds(ConfidenceInterval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high();
    }

    /// The chances of problems have the density of the arcsine, whose mean is a half.
    private static double[] means(int problems, int samples, SplittableRandom random) {
        double[] means = new double[problems];
        for (int i = 0; i < problems; i++) {
            double chance = Math.pow(Math.sin(Math.PI / 2 * random.nextDouble()), 2);
            for (int j = 0; j < samples; j++) {
                means[i] += random.nextDouble() < chance ? 1.0 / samples : 0;
            }
        }
        return means;
    }
}

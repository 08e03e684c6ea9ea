package dev.reckoner.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.eval.statistics.ConfidenceInterval.Method;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
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
    class OfShares {

        @Test
        void areStudentsWithOneProblemThatIsAlwaysSolvedAndOneThatNeverIs() {
            // 0, 0.25, 0.25, 0.4, 0.5, 1: mean 0.4, standard error 0.138444; Student's percentile
            // for 5 degrees of freedom is 2.570582
            var interval = ShareIntervals.studentT(new double[] {0.5, 0.25, 0.25, 0.4});

            assertThat(interval.method()).isEqualTo(Method.STUDENT_T);
            assertThat(interval.low()).isCloseTo(0.044119, within(1e-6));
            assertThat(interval.high()).isCloseTo(0.755881, within(1e-6));
        }

        @Test
        void areCutToWhatAShareCanBe() {
            // 0, 0.25, 0.5, 0.75, 1, 1
            var interval = ShareIntervals.studentT(new double[] {0.25, 0.5, 0.75, 1});

            assertThat(interval.low()).isCloseTo(0.154903, within(1e-6));
            assertThat(interval.high()).isEqualTo(1);
        }

        @Test
        void areNotCertainWhereAllProblemsAreSolved() {
            // 11 / 12 - 2.200985 / 12
            double[] solved = new double[10];
            Arrays.fill(solved, 1);

            assertThat(ShareIntervals.studentT(solved).low()).isCloseTo(0.733251, within(1e-6));
        }

        @ParameterizedTest
        @CsvSource({
            "2, 1",
            "2, 0.999",
            "2, 0.5",
            "3, 0",
            "10, 0.98",
            "40, 1",
            "50, 1",
            "50, 0.98",
            "100, 0.01",
            "100, 0.5"
        })
        void containTheMeanWhereAllProblemsAreAlike(int problems, double share) {
            double[] shares = new double[problems];
            Arrays.fill(shares, share);

            assertThat(holds(of(shares), share)).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"20, 13", "40, 13", "60, 12"})
        void holdTheTruthOfProblemsOfWhichMostAreHopelessOrSure(int problems, int seed) {
            var random = new SplittableRandom(seed);
            int held = 0;
            for (int i = 0; i < 2_000; i++) {
                held += holds(of(means(problems, 8, random)), 0.5) ? 1 : 0;
            }
            assertThat(held / 2_000.0).isBetween(0.93, 0.98);
        }

        /// As in an AIME: nearly all problems are nearly always solved, and a few never are.
        @ParameterizedTest
        @CsvSource({
            "0.97, 0.99, 10",
            "0.97, 0.99, 20",
            "0.97, 0.99, 30",
            "0.97, 0.99, 60",
            "0.95, 1, 30",
            "0.95, 1, 60",
            "0.9, 1, 20",
            "0.8, 1, 15"
        })
        void holdTheTruthWhereFewProblemsAreHopeless(double sure, double chance, int problems) {
            assertThat(held(sure, chance, 0, problems)).isGreaterThanOrEqualTo(0.93);
        }

        /// As in FrontierMath: few problems are solved, and not in each attempt.
        @ParameterizedTest
        @CsvSource({"0.02, 10", "0.02, 20", "0.02, 30", "0.02, 60", "0, 20", "0, 60"})
        void holdTheTruthWhereFewProblemsCanBeSolved(double hopeless, int problems) {
            assertThat(held(0.1, 0.5, hopeless, problems)).isGreaterThanOrEqualTo(0.93);
        }

        private double held(double share, double chance, double other, int problems) {
            double truth = share * chance + (1 - share) * other;
            var random = new SplittableRandom(15);
            int held = 0;
            for (int i = 0; i < 2_000; i++) {
                double[] means = new double[problems];
                for (int j = 0; j < problems; j++) {
                    means[j] = mean(random.nextDouble() < share ? chance : other, 8, random);
                }
                held += holds(of(means), truth) ? 1 : 0;
            }
            return held / 2_000.0;
        }

        private ConfidenceInterval of(double[] means) {
            return means.length < Bootstrap.FEWEST_PROBLEMS
                    ? ShareIntervals.studentT(means)
                    : ShareIntervals.bootstrap(List.of(means), new Resampling(400, 1)).getFirst();
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

        /// Problems as in [OfShares#holdTheTruthOfProblemsOfWhichMostAreHopelessOrSure].
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

    private static boolean holds(ConfidenceInterval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high();
    }

    /// The chances of problems have the density of the arcsine, whose mean is a half.
    private static double[] means(int problems, int samples, SplittableRandom random) {
        double[] means = new double[problems];
        for (int i = 0; i < problems; i++) {
            double chance = Math.pow(Math.sin(Math.PI / 2 * random.nextDouble()), 2);
            means[i] = mean(chance, samples, random);
        }
        return means;
    }

    private static double mean(double chance, int samples, SplittableRandom random) {
        int correct = 0;
        for (int i = 0; i < samples; i++) {
            correct += random.nextDouble() < chance ? 1 : 0;
        }
        return (double) correct / samples;
    }
}

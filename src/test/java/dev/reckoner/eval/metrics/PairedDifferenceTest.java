package dev.reckoner.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.eval.metrics.PairedDifference.McNemar;
import dev.reckoner.eval.metrics.PairedDifference.Measured;
import dev.reckoner.eval.metrics.PairedDifference.TooFew;
import dev.reckoner.eval.statistics.ConfidenceInterval;
import dev.reckoner.eval.statistics.ConfidenceInterval.Method;
import dev.reckoner.eval.statistics.Resampling;
import dev.reckoner.eval.statistics.SignFlips;
import dev.reckoner.eval.statistics.SignFlips.PValue;
import dev.reckoner.eval.statistics.StudentT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class PairedDifferenceTest {

    private static Measured measured(String[] first, String... second) {
        return (Measured) PairedDifference.of(Rows.of(first), Rows.of(second));
    }

    private static String[] rows(String... rows) {
        return rows;
    }

    @Test
    void isTheMeanOfTheDifferencesOfTheProblemsInCommon() {
        var difference =
                measured(
                        rows("A=cccc", "B=cx", "C=x", "D=c", "E=c"),
                        "A=cx",
                        "B=xxxx",
                        "C=x!",
                        "F=c");

        assertThat(difference.problems()).isEqualTo(3);
        assertThat(difference.onlyFirst()).isEqualTo(2);
        assertThat(difference.onlySecond()).isEqualTo(1);
        assertThat(difference.first()).isEqualTo(0.5);
        assertThat(difference.second()).isCloseTo(0.5 / 3, within(1e-15));
        assertThat(difference.difference()).isCloseTo(1.0 / 3, within(1e-15));
        // Student's percentile for 2 degrees of freedom is 4.302653, and the standard error is 1/6
        assertThat(difference.interval().method()).isEqualTo(Method.STUDENT_T);
        assertThat(difference.interval().low()).isCloseTo(1 / 3.0 - 4.302653 / 6, within(1e-6));
        // 1/3 and 4.302653/6 are more than 1, which no difference is
        assertThat(difference.interval().high()).isEqualTo(1);
        assertThat(difference.pValue()).isEqualTo(new PValue(0.5, 0));
        assertThat(difference.mcNemar()).isNull();
        assertThat(difference.detectable()).isNull();
    }

    @Test
    void aProblemOfWhichNothingIsKnownIsNotInCommon() {
        assertThat(PairedDifference.of(Rows.of("A=c", "B=!", "C=x"), Rows.of("A=?", "B=c", "C=c")))
                .isEqualTo(new TooFew(1, 1, 1));
    }

    @Test
    void oneSampleHasTheExactTestOfMcNemarWhichIsThatOfTheSigns() {
        var difference =
                measured(
                        rows("A=c", "B=c", "C=c", "D=c", "E=c", "F=x", "G=c", "H=x"),
                        "A=x",
                        "B=x",
                        "C=x",
                        "D=x",
                        "E=x",
                        "F=c",
                        "G=c",
                        "H=x");

        // 5 against 1: twice 7 of 64
        assertThat(difference.mcNemar()).isEqualTo(new McNemar(5, 1, 14.0 / 64));
        assertThat(difference.pValue()).isEqualTo(new PValue(14.0 / 64, 0));
    }

    @Test
    void nothingCanBeFoundInFewerThanSixProblems() {
        var five = rows("A=c", "B=c", "C=c", "D=c", "E=cc");
        var fiveWrong = rows("A=x", "B=x", "C=x", "D=x", "E=cx");

        assertThat(measured(five, fiveWrong).pValue().value()).isEqualTo(2.0 / 32);
        assertThat(measured(five, fiveWrong).detectable()).isNull();
    }

    /// Differences of problems with a standard deviation of 0.2, which is taken to be known.
    @ParameterizedTest
    @ValueSource(ints = {8, 16, 40})
    void whatIsDetectableIsFoundInFourOfFiveCases(int problems) {
        var random = new Random(8);
        double trueDifference = StudentT.detectable(problems) * 0.2 / Math.sqrt(problems);
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            double[] differences = new double[problems];
            for (int j = 0; j < problems; j++) {
                differences[j] = trueDifference + 0.2 * random.nextGaussian();
            }
            found += SignFlips.pValue(differences, i).value() <= 0.05 ? 1 : 0;
        }
        assertThat(found / 1_000.0).isBetween(0.75, 0.84);
    }

    @Test
    void anArmDoesNotDifferFromItself() {
        var difference = measured(rows("A=cx", "B=cc"), "A=cx", "B=cc");

        assertThat(difference.difference()).isZero();
        assertThat(difference.pValue()).isEqualTo(new PValue(1, 0));
        assertThat(difference.detectable()).isNull();
    }

    @Test
    void theOtherWayRoundIsTheOppositeWithTheSameEvidence() {
        var one = measured(rows("A=cx", "B=cc", "C=x"), "A=xx", "B=xc", "C=c");
        var other = measured(rows("A=xx", "B=xc", "C=c"), "A=cx", "B=cc", "C=x");

        assertThat(other.difference()).isEqualTo(-one.difference());
        assertThat(other.pValue()).isEqualTo(one.pValue());
        assertThat(other.interval().low()).isEqualTo(-one.interval().high());
    }

    @Test
    void ofManyProblemsTheIntervalIsABootstrap() {
        var first = Rows.of(IntStream.range(0, 50).mapToObj(i -> i + "=cx").toArray(String[]::new));
        var second =
                Rows.of(IntStream.range(0, 50).mapToObj(i -> i + "=xx").toArray(String[]::new));

        assertThat(PairedDifference.of(first, second))
                .isInstanceOfSatisfying(
                        Measured.class,
                        measured ->
                                assertThat(measured.interval())
                                        .isEqualTo(
                                                new ConfidenceInterval(
                                                        0.5, 0.5, Method.CLUSTER_BOOTSTRAP)));
    }

    /// 4 attempts of both arms at each problem, the first arm better by a tenth of what is wrong.
    @ParameterizedTest
    @ValueSource(ints = {8, 20, 60})
    void theIntervalHoldsTheTruthInNineteenOfTwentyCases(int problems) {
        var random = new SplittableRandom(31);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            double[] differences = new double[problems];
            for (int j = 0; j < problems; j++) {
                double chance = random.nextDouble();
                differences[j] = share(chance + (1 - chance) / 10, random) - share(chance, random);
            }
            var interval = ComparePairs.interval(differences, new Resampling(400, i));
            held += interval.low() <= 0.05 && 0.05 <= interval.high() ? 1 : 0;
        }
        assertThat(held / 2_000.0).isBetween(0.93, 0.97);
    }

    private static double share(double chance, SplittableRandom random) {
        return IntStream.range(0, 4).filter(_ -> random.nextDouble() < chance).count() / 4.0;
    }
}

package dev.reckoner.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;

import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.statistics.Quantiles;
import dev.reckoner.eval.statistics.Resampling;
import dev.reckoner.eval.statistics.ShareIntervals;
import dev.reckoner.eval.statistics.Wilson;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ArmMetricsTest {

    private static ArmMetrics of(String... problems) {
        var rows = Rows.of(problems);
        return ArmMetrics.of(rows, Rows.answers(rows));
    }

    private static Figure.Known known(Figure figure) {
        assertThat(figure).isInstanceOf(Figure.Known.class);
        return (Figure.Known) figure;
    }

    @Test
    void eachProblemHasTheSameWeight() {
        var accuracy = known(of("A=cccc", "B=x").scores().accuracy());

        assertThat(accuracy.value()).isEqualTo(0.5);
        assertThat(accuracy.problems()).isEqualTo(2);
    }

    @Test
    void whatIsNotKnownIsInNeitherThePartNorTheWhole() {
        var scores = of("A=cx?!", "B=c.").scores();

        assertThat(scores.counts()).isEqualTo(new ScoreCounts(2, 1, 1, 1, 1));
        var accuracy = known(scores.accuracy());
        assertThat(accuracy.value()).isEqualTo(0.75);
        assertThat(accuracy.lowest()).isEqualTo((0.25 + 0.5) / 2);
        assertThat(accuracy.highest()).isEqualTo((0.75 + 1) / 2);
    }

    @Test
    void aProblemOfWhichNothingIsKnownIsInTheBoundsAlone() {
        var accuracy = known(of("A=c", "B=!").scores().accuracy());

        assertThat(accuracy.value()).isEqualTo(1);
        assertThat(accuracy.problems()).isEqualTo(1);
        assertThat(accuracy.lowest()).isEqualTo(0.5);
        assertThat(accuracy.highest()).isEqualTo(1);
    }

    @Test
    void whereNothingIsKnownThereIsAReasonAndNoNumber() {
        assertThat(of("A=!?").scores().accuracy())
                .isEqualTo(new Figure.Undefined("no attempt is known to be correct or wrong"));
    }

    @Test
    void kIsEachPowerOfTwoAndTheNumberOfSamples() {
        assertThat(of("A=cxcxcx").scores().atK()).extracting(AtK::k).containsExactly(1, 2, 4, 6);
    }

    @Test
    void theFiguresAtKAreThoseComputedByHand() {
        var at = of("A=cxy", "B=ccx").scores().atK();

        assertThat(known(at.get(1).pass()).value()).isCloseTo((2.0 / 3 + 1) / 2, within(1e-15));
        assertThat(known(at.get(1).allPass()).value()).isCloseTo(1.0 / 6, within(1e-15));
        // of A: cx, cy: a half each, xy: 0; of B: cc: 1, cx twice: a half each
        assertThat(known(at.get(1).majority()).value()).isCloseTo(0.5, within(1e-15));
        assertThat(known(at.get(2).majority()).value()).isCloseTo((1.0 / 3 + 1) / 2, within(1e-15));
    }

    @Test
    void oneSampleHasWilsonsInterval() {
        var accuracy = known(of("A=c", "B=x", "C=x").scores().accuracy());

        assertThat(accuracy.interval()).isEqualTo(Wilson.interval(1.0 / 3, 3));
    }

    @Test
    void severalSamplesOfManyProblemsHaveABootstrap() {
        var interval = known(of(problems(50)).scores().accuracy()).interval();

        assertThat(interval)
                .isEqualTo(
                        ShareIntervals.bootstrap(List.of(means(50)), Resampling.DEFAULT)
                                .getFirst());
    }

    @Test
    void severalSamplesOfFewProblemsHaveStudentsInterval() {
        var interval = known(of(problems(48)).scores().accuracy()).interval();

        assertThat(interval).isEqualTo(ShareIntervals.studentT(means(48)));
    }

    @Test
    void problemsThatAreAllSolvedAreNotCertain() {
        assertThat(known(of("A=cc", "B=cc").scores().accuracy()).interval())
                .isEqualTo(ShareIntervals.studentT(new double[] {1, 1}));
    }

    @Test
    void votesThatAreAllWonAreNotCertain() {
        var problems =
                IntStream.range(0, 10)
                        .mapToObj(i -> "P" + i + "=x" + "c".repeat(15))
                        .toArray(String[]::new);
        var ofEight = of(problems).scores().atK().get(3);

        assertThat(ofEight.k()).isEqualTo(8);
        var interval = requireNonNull(known(ofEight.majority()).interval());
        assertThat(interval.low()).isCloseTo(0.733251, within(1e-6));
    }

    @Test
    void aVoteThatNobodyCanDecideHasNoValue() {
        var ofEight = of("A=c" + "?".repeat(15)).scores().atK().get(3);

        assertThat(ofEight.majority())
                .isEqualTo(new Figure.Undefined("no vote of 8 attempts has a decided winner"));
    }

    /// The even ones are solved in both attempts, the others in none.
    private static String[] problems(int count) {
        return IntStream.range(100, 100 + count)
                .mapToObj(i -> "P" + i + (i % 2 == 0 ? "=cc" : "=xx"))
                .toArray(String[]::new);
    }

    private static double[] means(int count) {
        return IntStream.range(100, 100 + count).mapToDouble(i -> i % 2 == 0 ? 1 : 0).toArray();
    }

    @Test
    void oneProblemSaysNothingOfOthers() {
        assertThat(known(of("A=cx").scores().accuracy()).interval()).isNull();
        assertThat(known(of("A=cc").scores().accuracy()).interval()).isNull();
    }

    @Test
    void tiersAndTagsAreMeasuredByThemselves() {
        var metrics = of("A=cx", "B=cc");

        assertThat(metrics.tiers())
                .extracting(ArmMetrics.Group::name)
                .containsExactly("tier of A", "tier of B");
        assertThat(metrics.tags())
                .extracting(ArmMetrics.Group::name)
                .containsExactly("A", "B", "all");
        assertThat(metrics.tags().getLast().scores()).isEqualTo(metrics.scores());
    }

    @Test
    void eachAttemptIsInOneEnding() {
        assertThat(of("A=ccx-!?.", "B=-").endings())
                .containsExactly(
                        new Ending(Ending.Kind.CORRECT, null, 2),
                        new Ending(Ending.Kind.NO_ANSWER, "out_of_tokens", 2),
                        new Ending(Ending.Kind.WRONG, null, 1),
                        new Ending(Ending.Kind.UNDECIDED, null, 1),
                        new Ending(Ending.Kind.VOIDED, "no server", 1),
                        new Ending(Ending.Kind.UNFINISHED, null, 1));
    }

    @Test
    void allThatWasPaidIsSharedByTheCorrectAnswers() {
        var spending = of("A=cx!").spending();

        assertThat(spending)
                .isEqualTo(new Spending(3, 1, 450, 150, 150, 75 - 1, 0, new BigDecimal("0.0600")));
        assertThat(spending.tokensPerCorrect()).isEqualTo(600);
        assertThat(spending.usdPerCorrect()).isEqualByComparingTo("0.06");
        assertThat(spending.usdPerAttempt()).isEqualByComparingTo("0.02");
    }

    @Test
    void whereAPriceIsMissingNoSumIsGiven() {
        var rows = new ArrayList<>(Rows.of("A=c"));
        rows.add(Rows.row("B", 1, Score.CORRECT, "c", 100, null));
        var spending = ArmMetrics.of(rows, Rows.answers(rows)).spending();

        assertThat(spending.unpriced()).isEqualTo(1);
        assertThat(spending.usd()).isNull();
        assertThat(spending.usdPerAttempt()).isNull();
        assertThat(spending.usdPerCorrect()).isNull();
    }

    @Test
    void withoutACorrectAnswerNothingIsPaidForOne() {
        assertThat(of("A=x").spending().tokensPerCorrect()).isNull();
        assertThat(of("A=x").spending().usdPerCorrect()).isNull();
    }

    @Test
    void aFigureIsWrittenAsJsonWithoutAnythingThatIsNoNumber() {
        var rows = Rows.of("A=c?", "B=!");
        var json = Json.MAPPER.valueToTree(ArmMetrics.of(rows, Rows.answers(rows)));

        assertThat(json.at("/scores/accuracy/value").asDouble()).isEqualTo(1);
        assertThat(json.at("/scores/accuracy/interval/method").asText()).isEqualTo("wilson");
        assertThat(json.at("/scores/at_k/1/pass/why").asText())
                .isEqualTo("no problem has 2 attempts that are known to be correct or wrong");
        assertThat(json.toString()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void toolsAreCountedOverWhatEndedByItself() {
        assertThat(of("A=cx?!").toolUse()).isEqualTo(new ToolUse(3, 2, 3, 0, 0));
    }

    @Test
    void latencyIsOfRepliesAndAttempts() {
        assertThat(of("A=cxx").latency())
                .isEqualTo(
                        new Latency(
                                new Quantiles(3, 2.0, 2.9),
                                new Quantiles(3, 1.0, 1.45),
                                new Quantiles(3, 2.0, 2.9)));
    }

    @Test
    void accuracyRisesWithTheBudget() {
        assertThat(of("A=cc", "B=xc").byTokens())
                .isEqualTo(
                        new BudgetCurve(
                                List.of(
                                        new BudgetCurve.Point(100, 0.25),
                                        new BudgetCurve.Point(200, 0.75)),
                                0));
    }

    @Test
    void theOrderOfTheRowsIsAllTheSame() {
        var rows = Rows.of("A=cxcy-", "B=ccxxx", "C=xxxcc?!");

        assertThat(ArmMetrics.of(rows.reversed(), Rows.answers(rows)))
                .isEqualTo(ArmMetrics.of(rows, Rows.answers(rows)));
    }

    @Test
    void rowsOfNoArmHaveNoMetrics() {
        assertThatThrownBy(() -> of()).hasMessage("rows must be of one arm, were of []");
    }
}

package dev.reckoner.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.metrics.Ending;
import dev.reckoner.eval.metrics.Figure;
import dev.reckoner.eval.metrics.PairedDifference;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.Score;
import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.eval.vote.VoteDecision;
import dev.reckoner.json.Json;
import dev.reckoner.task.Effort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class EvaluationReportTest {

    private static final MadeUpEvaluation SIX_ARMS = MadeUpEvaluation.ofSixArms(6, 4);

    private static EvaluationReport report(MadeUpEvaluation... evaluations)
            throws InterruptedException {
        return EvaluationReport.of(
                List.of(evaluations).stream().map(each -> each.in(Path.of(each.name()))).toList(),
                Grader.exact());
    }

    private static List<String> names(EvaluationReport report) {
        return report.arms().stream().map(arm -> arm.label().text()).toList();
    }

    @Test
    void armsAreInTheOrderOfTheEvaluation() throws InterruptedException {
        assertThat(names(report(SIX_ARMS)))
                .containsExactly(
                        "low, python",
                        "low, no tools",
                        "medium, python",
                        "medium, no tools",
                        "high, python",
                        "high, no tools");
    }

    @Test
    void anArmWithoutAttemptsIsLeftOut() throws InterruptedException {
        var whole = SIX_ARMS.in(Path.of("e"));
        var first = whole.record().arms().getFirst();
        var begun =
                new Evaluation(
                        whole.directory(),
                        whole.record(),
                        whole.rows().stream().filter(row -> row.arm().equals(first)).toList());

        var report = EvaluationReport.of(List.of(begun), Grader.exact());

        assertThat(names(report)).containsExactly("low, python");
        assertThat(report.evaluations().getFirst().attempts()).isEqualTo(24);
        assertThat(report.evaluations().getFirst().expected()).isEqualTo(144);
    }

    @Test
    void severalEvaluationsHaveRowsOfTheirOwn() throws InterruptedException {
        var one = List.of(new Arm("m", Effort.LOW, "direct", false, null));

        assertThat(names(report(SIX_ARMS.ofArms(one), SIX_ARMS.ofArms(one).seeded(2))))
                .containsExactly("(1) low, no tools", "(2) low, no tools");
    }

    @Test
    void kIsTheMostThatNineInTenProblemsHaveInEveryArm() throws InterruptedException {
        var whole = SIX_ARMS.in(Path.of("e"));
        var graded = whole.rows().stream().filter(row -> row.score() != Score.UNDECIDED).toList();
        var lost = graded.stream().filter(row -> row.score() != Score.VOIDED).toList();
        var allThere =
                new Evaluation(
                        whole.directory(),
                        whole.record(),
                        lost.stream().filter(row -> row.problem().equals("problem-001")).toList());
        var fewer =
                new Evaluation(
                        whole.directory(),
                        whole.record(),
                        allThere.rows().stream()
                                .filter(row -> !row.arm().tools() || row.sample() < 4)
                                .toList());

        assertThat(EvaluationReport.of(List.of(allThere), Grader.exact()).k()).isEqualTo(4);
        assertThat(EvaluationReport.of(List.of(fewer), Grader.exact()).k()).isEqualTo(2);
    }

    /// A vote of at most 64 samples on each of 300 problems, where 70 % of the answers are correct,
    /// and 20 % are another one.
    private static Evaluation voted(StoppingRule rule, double error) {
        var arm = new Arm("m", Effort.LOW, "direct", false, null);
        var whole = MadeUpEvaluation.ofSixArms(300, 64).ofArms(List.of(arm)).in(Path.of("e"));
        var random = new Random(4);
        var rows = new ArrayList<AttemptRow>();
        for (int problem = 0; problem < 300; problem++) {
            var votes = new ArrayList<>(List.of(0, 0, 0));
            int asked = 0;
            while (rule.next(votes, 0, asked, 64) instanceof VoteDecision.Ask(int more)) {
                for (int last = asked + more; asked < last; asked++) {
                    double drawn = random.nextDouble();
                    int answer = drawn < 0.7 ? 0 : drawn < 0.9 ? 1 : 2;
                    votes.set(answer, votes.get(answer) + 1);
                    rows.add(answered(whole.rows().get(problem * 64 + asked), answer));
                }
            }
        }
        return new Evaluation(Path.of("e"), voting(whole.record(), error), rows);
    }

    private static AttemptRow answered(AttemptRow row, int answer) {
        ObjectNode node = Json.MAPPER.valueToTree(row);
        node.put("answer", String.valueOf(answer));
        node.put("score", answer == 0 ? "correct" : "wrong");
        return Json.MAPPER.convertValue(node, AttemptRow.class);
    }

    private static EvaluationRecord voting(EvaluationRecord record, double error) {
        ObjectNode node = Json.MAPPER.valueToTree(record);
        node.putObject("setup")
                .put("answer_as", "any")
                .put("vote_error", error)
                .putObject("access");
        return Json.MAPPER.convertValue(node, EvaluationRecord.class);
    }

    @Test
    void theAccuracyOfAVoteIsThatOfTheSamplesThatDoNotDependOnAnswers()
            throws InterruptedException {
        var voted = voted(StoppingRule.Likely.DEFAULT, 0.01);

        var metrics =
                EvaluationReport.of(List.of(voted), Grader.exact()).arms().getFirst().metrics();

        assertThat(metrics.scores().counts().attempts()).isEqualTo(300 * 6);
        assertThat(metrics.scores().samples()).isEqualTo(6);
        assertThat(metrics.scores().accuracy())
                .isInstanceOfSatisfying(
                        Figure.Known.class,
                        known -> assertThat(known.value()).isBetween(0.67, 0.73));
        assertThat(metrics.spending().attempts()).isEqualTo(voted.rows().size());
        assertThat(metrics.endings().stream().mapToInt(Ending::attempts).sum())
                .isEqualTo(voted.rows().size());
    }

    @Test
    void aVoteIsIncompleteWhileTheSamplesAreMissingThatEveryProblemHas()
            throws InterruptedException {
        var voted = voted(StoppingRule.Likely.DEFAULT, 0.01);
        var begun = new Evaluation(Path.of("e"), voted.record(), voted.rows().subList(0, 1_000));

        assertThat(WhatWasRun.title(source(voted)))
                .isEqualTo("made-up: 300 problems × at most 64 samples × 1 arm, 6,438 attempts");
        assertThat(WhatWasRun.title(source(begun))).endsWith("1,000 attempts of at most 19,200");
    }

    private static EvaluationReport.Source source(Evaluation evaluation)
            throws InterruptedException {
        return EvaluationReport.of(List.of(evaluation), Grader.exact()).evaluations().getFirst();
    }

    @Test
    void theComparisonOfVotesIsOfTheSameSamples() {
        var voted = voted(new StoppingRule.Certain(), 0);

        var contrast =
                ArmComparison.of(voted, voted(StoppingRule.Likely.DEFAULT, 0.01), null, null)
                        .contrasts()
                        .getFirst();

        assertThat(contrast.difference())
                .isInstanceOfSatisfying(
                        PairedDifference.Measured.class,
                        measured -> assertThat(measured.difference()).isBetween(-0.03, 0.03));
    }

    @Nested
    class Contrasts {

        @Test
        void areToolsAgainstNoneAndEachEffortAgainstTheNextLower() throws InterruptedException {
            assertThat(report(SIX_ARMS).contrasts().stream().map(Contrast::words))
                    .containsExactly(
                            "low: python − no tools",
                            "medium: python − no tools",
                            "high: python − no tools",
                            "python: medium − low",
                            "no tools: medium − low",
                            "python: high − medium",
                            "no tools: high − medium");
        }

        @Test
        void areNotMadeBetweenEvaluations() throws InterruptedException {
            var low = List.of(new Arm("m", Effort.LOW, "direct", false, null));
            var high = List.of(new Arm("m", Effort.HIGH, "direct", false, null));

            assertThat(report(SIX_ARMS.ofArms(low), SIX_ARMS.ofArms(high)).contrasts()).isEmpty();
        }
    }

    @Nested
    class FiguresOfOthers {

        private static final List<Arm> OTHER = List.of(new Arm("m", null, "direct", false, null));

        @Test
        void standBesideTheirModelAndTheirDataAlone() throws InterruptedException {
            assertThat(report(SIX_ARMS).published()).isEqualTo(Published.all());
            assertThat(report(SIX_ARMS.ofArms(OTHER).named("frontier-math-public")).published())
                    .isEqualTo(Published.all());
            assertThat(report(SIX_ARMS.ofArms(OTHER)).published()).isEmpty();
        }

        @Test
        void doNotStandBesideRepliesThatWereWrittenByHand() throws InterruptedException {
            assertThat(report(SIX_ARMS.asScripted()).published()).isEmpty();
        }

        @Test
        void sayWhereTheyComeFromAndInWhatTheyWereMeasured() {
            assertThat(Published.all())
                    .allSatisfy(each -> {
                        assertThat(each.source()).startsWith("https://");
                        assertThat(each.scaffold()).isNotBlank();
                        assertThat(each.date()).startsWith("2025");
                    });
        }
    }
}

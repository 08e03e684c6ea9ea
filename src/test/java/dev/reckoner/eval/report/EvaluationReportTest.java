package dev.reckoner.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.Score;
import dev.reckoner.task.Effort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

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
    void kIsTheMostThatEveryProblemHasInEveryArm() throws InterruptedException {
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

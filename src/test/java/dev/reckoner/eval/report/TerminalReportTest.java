package dev.reckoner.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.json.Json;
import dev.reckoner.task.Effort;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class TerminalReportTest {

    private static final MadeUpEvaluation SIX_ARMS = MadeUpEvaluation.ofSixArms(6, 4);

    private static String text(MadeUpEvaluation evaluation, int width) throws InterruptedException {
        return TerminalReport.of(
                EvaluationReport.of(List.of(evaluation.in(Path.of("e"))), Grader.exact()), width);
    }

    private static MadeUpEvaluation ofModel(String model) {
        return SIX_ARMS.ofArms(List.of(new Arm(model, Effort.LOW, "direct", false, null)));
    }

    @Test
    void beginsWithWhatWasRun() throws InterruptedException {
        assertThat(text(SIX_ARMS, 80))
                .startsWith(
                        """
                        made-up: 6 problems × 4 samples × 6 arms, 144 attempts
                          o3-mini; presets: session (state: session), direct; Reckoner 0.1.0, its grader
                            too; 2026-11-27 12:00 UTC; sandbox local
                          data: made-up.jsonl, SHA-256 c0ffeec0ffee…; all problems
                          limits: 100,000 tokens, $0.5 for an attempt; $100 for all together

                        accuracy, %\
                        """);
    }

    @Test
    void hasARowForEachArmInEachTable() throws InterruptedException {
        assertThat(text(SIX_ARMS, 80).lines().filter(line -> line.startsWith("low, no tools ")))
                .hasSize(5);
    }

    @Test
    void fitsTheTerminal() throws InterruptedException {
        assertThat(text(SIX_ARMS, 80).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysWhereSomeProblemsDoNotCountInPassAtK() throws InterruptedException {
        assertThat(text(MadeUpEvaluation.ofSixArms(40, 2), 80).replace('\n', ' '))
                .contains("count in the bounds alone. pass@2 and maj@2 are of the problems with 2");
    }

    @Test
    void aNameThatIsTooLongForARowHasALineOfItsOwn() throws InterruptedException {
        var two =
                SIX_ARMS.ofArms(
                        List.of(
                                new Arm("m".repeat(50), Effort.LOW, "direct", false, null),
                                new Arm("n".repeat(50), Effort.LOW, "direct", false, null)));

        assertThat(text(two, 80).lines())
                .contains("m".repeat(50) + " low, no tools")
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysAtTheTopThatRepliesWereWrittenByHand() throws InterruptedException {
        assertThat(text(SIX_ARMS.asScripted(), 80)).startsWith("SCRIPTED: ");
    }

    @Test
    void actsOnNoTextOfAModel() throws InterruptedException {
        assertThat(text(ofModel("evil\u001b[31m\nmodel"), 80)).doesNotContain("\u001b");
    }

    private static AttemptRow inTier(AttemptRow row, String tier) {
        ObjectNode node = Json.MAPPER.valueToTree(row);
        return Json.MAPPER.convertValue(node.put("tier", tier), AttemptRow.class);
    }

    @Test
    void noNameOfAnArmOrATierIsMoreThanALine() throws InterruptedException {
        var arms =
                List.of(
                        new Arm("evil\u001b[31m\nmodel", Effort.LOW, "direct", false, null),
                        new Arm("other", Effort.LOW, "direct", false, null));
        var evaluation = SIX_ARMS.ofArms(arms).in(Path.of("e"));
        var rows =
                evaluation.rows().stream()
                        .map(row -> inTier(row, "\u001b[2J\n\n" + row.problem()))
                        .toList();
        var report =
                EvaluationReport.of(
                        List.of(new Evaluation(Path.of("e"), evaluation.record(), rows)),
                        Grader.exact());

        assertThat(TerminalReport.of(report, 80))
                .doesNotContain("\u001b")
                .contains("\nevil model low, no tools", "  tier problem-001  tier ");
    }

    @Test
    void figuresOfOthersAreNotAmongItsOwn() throws InterruptedException {
        assertThat(text(SIX_ARMS, 80).replace('\n', ' '))
                .doesNotContain("32 %", "Epoch")
                .endsWith("none of them can be set beside those above. ");
        assertThat(text(ofModel("m"), 80)).doesNotContain("published");
    }
}

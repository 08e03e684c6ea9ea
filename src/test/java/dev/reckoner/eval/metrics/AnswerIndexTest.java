package dev.reckoner.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class AnswerIndexTest {

    private static AttemptRow answer(String problem, int sample, String answer) {
        return Rows.row(problem, sample, Score.WRONG, answer, 100);
    }

    private static Map<String, Integer> classes(AttemptRow... rows) throws InterruptedException {
        try (var grader = Grader.exact()) {
            return AnswerIndex.of(List.of(rows), grader).classes();
        }
    }

    @Test
    void answersThatSayTheSameAreOneClass() throws InterruptedException {
        assertThat(
                        classes(
                                answer("A", 1, "1/2"),
                                answer("A", 2, "2"),
                                answer("A", 3, "0.5"),
                                answer("A", 4, " 1/2 ")))
                .isEqualTo(Map.of("A-1", 0, "A-2", 1, "A-3", 0, "A-4", 0));
    }

    @Test
    void eachProblemHasClassesOfItsOwn() throws InterruptedException {
        assertThat(classes(answer("A", 1, "1"), answer("B", 1, "2")))
                .isEqualTo(Map.of("A-1", 0, "B-1", 0));
    }

    @Test
    void theOrderOfTheRowsIsAllTheSame() throws InterruptedException {
        assertThat(classes(answer("A", 2, "2"), answer("A", 1, "1")))
                .isEqualTo(Map.of("A-1", 0, "A-2", 1));
    }

    @Test
    void anAttemptWithoutAnAnswerIsInNone() throws InterruptedException {
        assertThat(classes(Rows.row("A", 1, '-'))).isEmpty();
    }

    @Test
    void anAnswerThatIsMissingIsNamed() {
        var rows = Rows.of("A=c");

        assertThatThrownBy(() -> ArmMetrics.of(rows, new AnswerIndex(Map.of())))
                .hasMessage("the answer of job A-1 is in no class");
    }
}

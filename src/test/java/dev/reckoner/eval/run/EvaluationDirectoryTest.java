package dev.reckoner.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.RequestedForm;
import dev.reckoner.answer.program.ValueType;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.journal.RunInUse;
import dev.reckoner.task.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

class EvaluationDirectoryTest {

    @TempDir private Path runs;

    private EvaluationDirectory create(List<Question> questions) {
        return EvaluationDirectory.create(
                runs, Samples.record(2, Samples.HIGH, Samples.LOW), questions);
    }

    @Test
    void whatIsRecordedIsReadAgain() {
        var row = Samples.answered(Samples.job(1));
        Path path;
        try (var directory = create(Samples.sums(2))) {
            path = directory.path();
            directory.add(row);
        }

        assertThat(path.getFileName()).hasToString("1970-01-01T00-00-00Z-sums");
        assertThat(Evaluation.read(path).rows()).containsExactly(row);
        try (var again = EvaluationDirectory.open(path)) {
            assertThat(again.record()).isEqualTo(Samples.record(2, Samples.HIGH, Samples.LOW));
            assertThat(again.questions()).isEqualTo(Samples.sums(2));
            assertThat(again.rows()).containsOnlyKeys(row.job());
        }
    }

    @Test
    void everyKindOfQuestionIsReadAgain() {
        var expected =
                new Expected("0.5", AnswerType.REAL, new BigDecimal("0.01"), RequestedForm.DECIMAL);
        var questions =
                List.of(
                        new Question(
                                "1",
                                Problem.of("A?"),
                                new Gold.Value(expected),
                                null,
                                List.of(),
                                List.of("numpy")),
                        new Question(
                                "2",
                                Problem.of("B?"),
                                new Gold.Unknown(),
                                "4",
                                List.of("a"),
                                List.of()));
        var verified =
                new Question(
                        "3",
                        Problem.of("C?"),
                        new Gold.Verifier("def verify(a): …", ValueType.of("list of Python ints")),
                        null,
                        List.of(),
                        List.of());
        Path path;
        try (var directory = create(List.of(questions.get(0), questions.get(1), verified))) {
            path = directory.path();
        }

        var read = StoredQuestions.read(path);

        assertThat(read.subList(0, 2)).isEqualTo(questions);
        assertThat(read.get(2).gold()).hasToString(verified.gold().toString());
    }

    @Test
    void aRowThatWasBeingWrittenIsWrittenAgain() throws IOException {
        var row = Samples.answered(Samples.job(1));
        Path path;
        try (var directory = create(Samples.sums(2))) {
            path = directory.path();
            directory.add(row);
        }
        Path rows = path.resolve(Evaluation.ROWS);
        Files.writeString(rows, "{\"job\":\"half", StandardOpenOption.APPEND);

        try (var again = EvaluationDirectory.open(path)) {
            again.add(Samples.answered(Samples.job(2)));
        }

        assertThat(Evaluation.read(path).rows())
                .containsExactly(row, Samples.answered(Samples.job(2)));
    }

    @Test
    void oneProcessWorksOnAnEvaluation() {
        try (var directory = create(Samples.sums(1))) {
            assertThatThrownBy(() -> EvaluationDirectory.open(directory.path()))
                    .isInstanceOf(RunInUse.class);
        }
    }

    @Test
    void twoEvaluationsOfOneSecondHaveTwoDirectories() {
        try (var one = create(Samples.sums(1));
                var other = create(Samples.sums(1))) {
            assertThat(other.path()).isNotEqualTo(one.path());
        }
    }

    @Test
    void aDirectoryWithoutItsRecordIsNoEvaluation() {
        assertThatThrownBy(() -> EvaluationDirectory.open(runs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is not an evaluation: it has no eval.json");
    }
}

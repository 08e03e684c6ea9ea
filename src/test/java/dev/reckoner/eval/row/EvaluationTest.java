package dev.reckoner.eval.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

class EvaluationTest {

    private static final Arm ARM = new Arm("m", Effort.HIGH, "session", true, "session");

    @TempDir private Path directory;

    private EvaluationRecord record() throws IOException {
        var record =
                new EvaluationRecord(
                        "id",
                        "1.0",
                        Instant.EPOCH,
                        "sums",
                        new EvaluationRecord.DataSource(List.of("sums.jsonl"), "ab", "", 2),
                        List.of(ARM),
                        4,
                        false,
                        Limits.NONE.tokens(1000),
                        Limits.NONE,
                        "local");
        Files.write(directory.resolve(Evaluation.RECORD), Json.MAPPER.writeValueAsBytes(record));
        return record;
    }

    private static AttemptRow row(String job, Score score) {
        return new AttemptRow(
                job,
                "p1",
                "2",
                List.of("sums"),
                ARM,
                1,
                "attempts/a/p1/1",
                score,
                "answered",
                "42",
                "42",
                "correct",
                "exact-number",
                "both are 42",
                100,
                10,
                20,
                5,
                null,
                2.5,
                2,
                0.5,
                0.25,
                List.of(0.5),
                List.of(1.5),
                2,
                1,
                0,
                0,
                1);
    }

    private void append(String text) throws IOException {
        Files.writeString(
                directory.resolve(Evaluation.ROWS),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String line(AttemptRow row) throws IOException {
        return Json.MAPPER.writeValueAsString(row) + "\n";
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        var record = record();
        append(line(row("one", Score.CORRECT)));

        assertThat(Evaluation.read(directory))
                .isEqualTo(new Evaluation(directory, record, List.of(row("one", Score.CORRECT))));
    }

    @Test
    void hasNoRowsBeforeAnAttemptHasEnded() throws IOException {
        var record = record();

        assertThat(Evaluation.read(directory))
                .isEqualTo(new Evaluation(directory, record, List.of()));
    }

    @Test
    void countsTheLastRowOfAJob() throws IOException {
        record();
        append(line(row("one", Score.VOIDED)) + line(row("two", Score.WRONG)));
        append(line(row("one", Score.CORRECT)));

        assertThat(Evaluation.read(directory).rows())
                .containsExactly(row("one", Score.CORRECT), row("two", Score.WRONG));
    }

    @Test
    void dropsALastLineWithoutAnEnd() throws IOException {
        record();
        append(line(row("one", Score.CORRECT)) + "{\"job\": \"tw");

        assertThat(Evaluation.read(directory).rows()).containsExactly(row("one", Score.CORRECT));
    }

    @Test
    void namesTheLineThatIsDamaged() throws IOException {
        record();
        append(line(row("one", Score.CORRECT)) + "{]\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.read(directory))
                .withMessageContaining("rows.jsonl is damaged in line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"job", "problem", "tags", "arm", "directory", "score", "end"})
    void namesWhatARowLacks(String name) throws IOException {
        record();
        var row = (ObjectNode) Json.MAPPER.readTree(line(row("one", Score.CORRECT)));
        row.remove(name);
        append(row + "\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.read(directory))
                .withMessageContaining("rows.jsonl is damaged in line 1")
                .withMessageContaining("'" + name + "' is missing");
    }

    @Test
    void aRowIsNotNull() throws IOException {
        record();
        append("null\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.read(directory))
                .withMessageEndingWith("rows.jsonl is damaged in line 1: it is null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other", "attempts/../../other", "/etc", "attempts/\u0000"})
    void theDirectoryOfAnAttemptIsInItsEvaluation(String elsewhere) throws IOException {
        record();
        var row = (ObjectNode) Json.MAPPER.readTree(line(row("one", Score.CORRECT)));
        append(row.put("directory", elsewhere) + "\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.read(directory))
                .withMessageContaining("in line 1: 'directory' is not in the evaluation: ");
    }

    @ParameterizedTest
    @CsvSource({"{}, 'id' is missing", "null, it is null", "{\"id\":\"x\"}, 'program' is missing"})
    void saysWhatTheRecordLacks(String content, String lack) throws IOException {
        Files.writeString(directory.resolve(Evaluation.RECORD), content);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.read(directory))
                .withMessageContaining("eval.json is damaged: ")
                .withMessageContaining(lack);
    }

    @Test
    void saysThatTheErrorOfAVoteCannotBe() throws IOException {
        ObjectNode record = Json.MAPPER.valueToTree(record());
        record.putObject("setup").put("answer_as", "any").put("vote_error", 2).putObject("access");
        Files.writeString(directory.resolve(Evaluation.RECORD), record.toString());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.read(directory))
                .withMessageContaining("must be at least 0 and below 0.5, was 2.0");
    }

    @Test
    void saysThatAnotherDirectoryIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.read(directory))
                .withMessage(directory + " is not an evaluation: it has no eval.json");
    }
}

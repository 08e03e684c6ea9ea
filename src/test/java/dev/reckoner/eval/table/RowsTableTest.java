package dev.reckoner.eval.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

import dev.reckoner.eval.duckdb.LockedDatabase;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.row.EvaluationRecord.DataSource;
import dev.reckoner.eval.row.Score;
import dev.reckoner.json.Json;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class RowsTableTest {

    private static final String FIRST =
            """
            {"evaluation":"e1","name":"sums","started":"1970-01-01T00:00:00Z","program":"1.0",\
            "files":["data/sums.jsonl","x, y.csv"],"revision":"ab","selection":"--limit 2","samples":4,\
            "voting":null,"scripted":false,"sandbox":"local",\
            "max_tokens":1000,"max_output_tokens":null,"max_usd":0.5,"max_time":null,\
            "max_model_calls":null,"max_tool_calls":null,\
            "run_max_tokens":null,"run_max_output_tokens":null,"run_max_usd":20.0,"run_max_time":null,\
            "run_max_model_calls":null,"run_max_tool_calls":null,\
            "model":"m","effort":"high","preset":"session","tools":true,"state":"session",\
            "job":"j1","problem":"p1","tier":"2","tags":["sums","a, \\"b\\""],"sample":1,\
            "directory":"attempts/a/p1/1",\
            "score":"correct","end":"answered","answer":"=1+1","gold":"-2","verdict":"correct",\
            "rule":"exact-number","why":"both are\\n2",\
            "input_tokens":100,"cached_tokens":10,"output_tokens":20,"reasoning_tokens":5,\
            "usd":0.00125,"seconds":2.5,"model_seconds":2.0,"waiting_seconds":0.5,"tool_seconds":0.25,\
            "first_token_seconds":[0.5],"reply_seconds":[1.5,2.0],\
            "model_calls":2,"tool_calls":1,"tool_errors":0,"rejected_calls":0,"retries":1}\
            """;

    private static final String SECOND =
            """
            {"evaluation":"e1","name":"sums","started":"1970-01-01T00:00:00Z","program":"1.0",\
            "files":["data/sums.jsonl","x, y.csv"],"revision":"ab","selection":"--limit 2","samples":4,\
            "voting":null,"scripted":false,"sandbox":"local",\
            "max_tokens":1000,"max_output_tokens":null,"max_usd":0.5,"max_time":null,\
            "max_model_calls":null,"max_tool_calls":null,\
            "run_max_tokens":null,"run_max_output_tokens":null,"run_max_usd":20.0,"run_max_time":null,\
            "run_max_model_calls":null,"run_max_tool_calls":null,\
            "model":"m","effort":null,"preset":"direct","tools":false,"state":null,\
            "job":"j2","problem":"p2","tier":null,"tags":[],"sample":2,\
            "directory":"attempts/b/p2/2",\
            "score":"voided","end":"voided","answer":null,"gold":null,"verdict":null,\
            "rule":null,"why":"no server",\
            "input_tokens":0,"cached_tokens":0,"output_tokens":0,"reasoning_tokens":0,\
            "usd":null,"seconds":0.0,"model_seconds":0.0,"waiting_seconds":0.0,"tool_seconds":0.0,\
            "first_token_seconds":[],"reply_seconds":[],\
            "model_calls":0,"tool_calls":0,"tool_errors":0,"rejected_calls":0,"retries":0}\
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void jsonLinesAreAnObjectARow() throws IOException {
        assertThat(written("rows.jsonl")).isEqualTo(FIRST + "\n" + SECOND + "\n");
    }

    @Test
    void jsonIsAListOfTheSame() throws IOException {
        assertThat(Json.MAPPER.readTree(written("rows.json")))
                .isEqualTo(Json.MAPPER.readTree("[" + FIRST + "," + SECOND + "]"));
    }

    @Test
    void parquetHasTheSameValues() throws IOException, SQLException {
        written("rows.parquet");

        assertThat(query("rows.parquet", "SELECT to_json(t)::VARCHAR FROM FILE t"))
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void csvHasListsAsJsonAndNoFormula() throws IOException, SQLException {
        written("rows.csv");
        List<JsonNode> rows = new ArrayList<>();
        for (String row : query("rows.csv", "SELECT to_json(t)::VARCHAR FROM FILE t")) {
            rows.add(Json.MAPPER.readTree(row));
        }
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().get("answer").textValue()).isEqualTo("'=1+1");
        assertThat(rows.getFirst().get("gold").asText()).isEqualTo("-2");
        assertThat(rows.getFirst().get("why").textValue()).isEqualTo("both are\n2");
        assertThat(rows.getFirst().get("tags").textValue())
                .isEqualTo("[\"sums\",\"a, \\\"b\\\"\"]");
        assertThat(rows.getFirst().get("reply_seconds").textValue()).isEqualTo("[1.5,2.0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-5", "+0.5", "x = 1", "\\frac{1}{2}", ""})
    void textIsNotChangedInCsv(String text) {
        assertThat(CsvText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "-x",
                "-2+3+cmd|' /C calc'!A0",
                "+x",
                "@SUM(A1)",
                "\t=1",
                "'a",
                "＝1"
            })
    void textThatBeginsLikeAFormulaGetsAnApostropheInCsv(String text) {
        assertThat(CsvText.of(text)).isEqualTo("'" + text);
    }

    @Test
    void everyFigureOfAnAttemptHasAColumn() {
        var snakeCase = new SnakeCaseStrategy();
        var names =
                Arrays.stream(AttemptRow.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("arm"))
                        .map(snakeCase::translate)
                        .toList();

        assertThat(Field.ATTEMPT).extracting(Field::name).containsAll(names);
    }

    @Test
    void anOldFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Files.writeString(folder.resolve("rows.jsonl"), "old");

        assertThat(written("rows.jsonl")).startsWith(FIRST);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("rows.jsonl"));
        }
    }

    @Test
    void textThatNoEncodingHasIsWritten() throws IOException {
        var odd = row("j1", "a\u0000b\ud800 \u202e\u001b[31m");

        RowsTable.write(evaluation(List.of(odd)), folder.resolve("rows.jsonl"));

        assertThat(
                        Json.MAPPER
                                .readTree(folder.resolve("rows.jsonl").toFile())
                                .get("answer")
                                .textValue())
                .isEqualTo("a\u0000b? \u202e\u001b[31m");
    }

    @Test
    void anEndingThatNoFormatHasIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowsTable.write(evaluation(List.of()), Path.of("rows.xlsx")))
                .withMessage(
                        "a table is written to a file that ends in .csv, .json, .jsonl or .parquet,"
                                + " was rows.xlsx");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        var file = folder.resolve("none/rows.csv");

        assertThatThrownBy(() -> RowsTable.write(evaluation(List.of()), file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(file.toString());
    }

    private String written(String name) throws IOException {
        var file = folder.resolve(name);
        RowsTable.write(evaluation(List.of(row("j1", "=1+1"), voided())), file);
        return name.endsWith("parquet") ? "" : Files.readString(file);
    }

    private List<String> query(String name, String sql) throws SQLException {
        var file = folder.resolve(name);
        List<String> rows = new ArrayList<>();
        try (var database = LockedDatabase.open(file);
                var select = database.prepare(sql.replace("FILE", LockedDatabase.literal(file)));
                var result = select.executeQuery()) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static Evaluation evaluation(List<AttemptRow> rows) {
        return new Evaluation(
                Path.of("e"),
                new EvaluationRecord(
                        "e1",
                        "1.0",
                        Instant.EPOCH,
                        "sums",
                        new DataSource(
                                List.of("data/sums.jsonl", "x, y.csv"), "ab", "--limit 2", 2),
                        List.of(),
                        4,
                        false,
                        Limits.NONE.tokens(1000).usd("0.50"),
                        Limits.NONE.usd("20"),
                        "local"),
                rows);
    }

    private static AttemptRow row(String job, String answer) {
        return new AttemptRow(
                job,
                "p1",
                "2",
                List.of("sums", "a, \"b\""),
                new Arm("m", Effort.HIGH, "session", true, "session"),
                1,
                "attempts/a/p1/1",
                Score.CORRECT,
                "answered",
                answer,
                "-2",
                "correct",
                "exact-number",
                "both are\n2",
                100,
                10,
                20,
                5,
                new BigDecimal("0.00125"),
                2.5,
                2,
                0.5,
                0.25,
                List.of(0.5),
                List.of(1.5, 2.0),
                2,
                1,
                0,
                0,
                1);
    }

    private static AttemptRow voided() {
        return new AttemptRow(
                "j2",
                "p2",
                null,
                List.of(),
                new Arm("m", null, "direct", false, null),
                2,
                "attempts/b/p2/2",
                Score.VOIDED,
                "voided",
                null,
                null,
                null,
                null,
                "no server",
                0,
                0,
                0,
                0,
                null,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                0);
    }
}

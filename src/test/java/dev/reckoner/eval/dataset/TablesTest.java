package dev.reckoner.eval.dataset;

import static dev.reckoner.eval.dataset.DatasetFolder.ids;
import static dev.reckoner.eval.dataset.DatasetFolder.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.eval.duckdb.LockedDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

class TablesTest {

    @TempDir private Path temporary = Path.of("");
    private DatasetFolder folder = new DatasetFolder(temporary);

    @BeforeEach
    void open() {
        folder = new DatasetFolder(temporary);
    }

    @Nested
    class Csv {

        @Test
        void valuesKeepEachOfTheirCharacters() {
            folder.with(
                    "a.csv",
                    "\ufeffID,Question,Answer\r\n"
                            + "007,\"One,\r\n"
                            + "\"\"two\"\" \\frac12?\",0.50\r\n\r\n"
                            + "08,b?,1e3\r\n");

            assertThat(lines(folder.read("a.csv")))
                    .containsExactly("007 | One,\r\n\"two\" \\frac12? | 0.50", "08 | b? | 1e3");
        }

        @Test
        void tabsSeparateTheValuesOfTsv() {
            folder.with("a.tsv", "problem\tanswer\na, b?\t5\n");

            assertThat(lines(folder.read("a.tsv"))).containsExactly("1 | a, b? | 5");
        }

        @Test
        void aRowOfAnotherLengthIsNamed() {
            folder.with("a.csv", "problem,answer\na?,1\nb?\n");

            assertThatThrownBy(() -> folder.read("a.csv"))
                    .hasMessage(
                            "%s, row 2 has 1 values, and the first row names 2 columns"
                                    .formatted(folder.named("a.csv")));
        }

        @Test
        void aColumnThatIsNamedTwiceIsRefused() {
            folder.with("a.csv", "problem,answer,,,answer\na?,1,,,2\n");

            assertThatThrownBy(() -> folder.read("a.csv"))
                    .hasMessage(
                            folder.named("a.csv")
                                    + ": the first row names the column answer twice");
        }

        @Test
        void aQuoteThatIsNotClosedIsNamed() {
            folder.with("a.csv", "problem,answer\na?,1\n\"b?,2\n");

            assertThatThrownBy(() -> folder.read("a.csv"))
                    .isInstanceOf(UnreadableDataset.class)
                    .hasMessageStartingWith(
                            folder.named("a.csv") + ", row 2: not CSV: line 4, column 1: ");
        }
    }

    @Nested
    class Parquet {

        @Test
        void numbersKeepAllTheirDigits() throws SQLException {
            parquet(
                    "a[1].parquet",
                    """
                    SELECT * FROM (VALUES
                        (9223372036854775807::BIGINT, 'a?', 99999999999999999999999999999999999999::DECIMAL(38, 0), ['x', 'y']),
                        (2::BIGINT, 'b?', 5, [])) t(problem_idx, problem, answer, problem_type)
                    """);

            var read = folder.read("a[1].parquet");

            assertThat(lines(read))
                    .containsExactly(
                            "9223372036854775807 | a? | 99999999999999999999999999999999999999",
                            "2 | b? | 5");
            assertThat(read.questions().getFirst().tags()).containsExactly("x", "y");
        }

        @Test
        void decimalsAreAsTheyAreWritten() throws SQLException {
            parquet(
                    "a.parquet",
                    "SELECT 'a?' AS problem, 0.50::DECIMAL(5, 2) AS answer, 3 AS id"
                            + " UNION ALL SELECT 'b?', 1.00, 4");

            assertThat(lines(folder.read("a.parquet")))
                    .containsExactly("3 | a? | 0.50", "4 | b? | 1.00");
        }

        @Test
        void aWholeDoubleIsAWholeNumber() throws SQLException {
            parquet(
                    "a.parquet",
                    "SELECT 'a?' AS problem, 25::DOUBLE AS answer"
                            + " UNION ALL SELECT 'b?', 0.1 UNION ALL SELECT 'c?', 1e20");

            assertThat(lines(folder.read("a.parquet")))
                    .containsExactly(
                            "1 | a? | 25", "2 | b? | 0.1", "3 | c? | 100000000000000000000");
        }

        @Test
        void whatIsNoParquetIsSaid() {
            folder.with("a.parquet", "no Parquet");

            assertThatThrownBy(() -> folder.read("a.parquet"))
                    .isInstanceOf(UnreadableDataset.class)
                    .hasMessageStartingWith(folder.named("a.parquet") + " is not Parquet: ");
        }

        private void parquet(String name, String select) throws SQLException {
            var file = Path.of(folder.named(name));
            try (var database = LockedDatabase.open(file)) {
                database.execute(
                        "COPY (%s) TO %s (FORMAT parquet, USE_TMP_FILE false)"
                                .formatted(select, LockedDatabase.literal(file)));
            }
        }
    }

    @Nested
    class Conditions {

        @BeforeEach
        void write() {
            folder.with(
                            "a.jsonl",
                            """
                            {"id": "a", "problem": "a?", "answer": 1, "level": 1, "Tags": ["x"], "n": null}
                            {"id": "b", "problem": "b?", "answer": 2, "level": 3, "Tags": ["y"], "n": null}
                            {"id": "c", "problem": "c?", "answer": 3, "level": 5, "Tags": ["x", "y"]}
                            """)
                    .with(
                            "a.csv",
                            "id,problem,answer,Level of it,code\n1,a?,1,9,007\n2,b?,2,10,9\n");
        }

        @Test
        void areAboutTheColumnsAsTheFileHasThem() {
            assertThat(where("a.jsonl", "level - 4 > -2 -- the hard ones"))
                    .containsExactly("b", "c");
            assertThat(where("a.jsonl", "list_contains(tags, 'x') AND n IS NULL"))
                    .containsExactly("a", "c");
        }

        private List<String> where(String file, String expression) {
            return ids(folder.read(Selection.ALL.where(expression), file));
        }

        @Test
        void compareValuesOfSeveralTypesAsTexts() {
            folder.with(
                    "b.jsonl",
                    """
                    {"id": "a", "ID": 7, "problem": "a?", "answer": 1, "level": 5}
                    {"Id": "b", "problem": "b?", "answer": 2, "level": "Level 5"}
                    """);

            assertThat(where("b.jsonl", "level = 'Level 5'")).containsExactly("b");
            assertThat(where("b.jsonl", "level = '5' AND id = 'a'")).containsExactly("a");
        }

        @Test
        void compareNumbersOfACsvAsNumbers() {
            assertThat(where("a.csv", "\"level of it\" > 9")).containsExactly("2");
            assertThat(where("a.csv", "code = '007'")).containsExactly("1");
        }

        @Test
        void leaveOutColumnsWithoutAName() {
            folder.with("b.csv", ",problem,answer,level\r\n0,a?,1,3\r\n1,b?,2,5\r\n")
                    .with(
                            "b.jsonl",
                            """
                            {"": 0, "problem": "a?", "answer": 1, "level": 3}
                            {"": 1, "problem": "b?", "answer": 2, "level": 5}
                            """);

            assertThat(where("b.csv", "level > 3")).containsExactly("2");
            assertThat(where("b.jsonl", "level > 3")).containsExactly("2");
        }

        @Test
        void canNameAColumnThatIsCalledAsARowOfDuckDbIs() {
            folder.with(
                    "b.jsonl",
                    """
                    {"problem": "a?", "answer": 1, "rowid": 7}
                    {"problem": "b?", "answer": 2, "rowid": 0}
                    """);

            assertThat(where("b.jsonl", "rowid = 0")).containsExactly("2");
            assertThat(where("b.jsonl", "true")).containsExactly("1", "2");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "true) UNION ALL SELECT 0 FROM problems WHERE (true",
                    "true) UNION ALL SELECT 99 FROM problems WHERE (true"
                })
        void areOneExpression(String expression) {
            assertThatThrownBy(() -> where("a.jsonl", expression))
                    .isInstanceOf(UnreadableDataset.class)
                    .hasMessageMatching("the condition .* (is more than an|can't be) .*");
        }

        @Test
        void areRefusedInTheWordsOfDuckDb() {
            assertThatThrownBy(() -> where("a.jsonl", "leve > 3"))
                    .isInstanceOf(UnreadableDataset.class)
                    .hasMessage(
                            "the condition \"leve > 3\" can't be evaluated: Binder Error:"
                                + " Referenced column \"leve\" not found in FROM clause! Candidate"
                                + " bindings: \"level\"; the columns are id, problem, answer,"
                                + " level, Tags, n");
        }

        @Test
        void thatNoRowMeetsAreSaid() {
            assertThatThrownBy(() -> where("a.jsonl", "level > 5"))
                    .hasMessage("the condition \"level > 5\" is true of none of 3 rows");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "(select count(*) from read_text('/etc/passwd')) > 0",
                    "(select count(*) from read_csv('FOLDER/a.csv')) > 0",
                    "(select count(*) from 'FOLDER/a.csv') > 0",
                    "(select count(*) from glob('FOLDER/*')) > 0",
                    "(select count(*) from read_parquet('https://example.org/a.parquet')) > 0",
                    "true); COPY problems TO 'FOLDER/stolen.csv'; SELECT (1",
                    "true); ATTACH 'FOLDER/stolen.db'; SELECT (1",
                    "true); EXPORT DATABASE 'FOLDER/stolen'; SELECT (1",
                    "true); SET enable_external_access = true; SELECT (1",
                    "true); RESET lock_configuration; SELECT (1",
                    "true); INSTALL httpfs; SELECT (1",
                    "true); LOAD httpfs; SELECT (1"
                })
        void reachNoFileAndNoNetwork(String expression) throws Exception {
            assertThatThrownBy(() ->
                            where("a.jsonl", expression.replace("FOLDER", temporary.toString())))
                    .isInstanceOf(UnreadableDataset.class)
                    .hasMessageContaining("can't be evaluated: ");
            try (var files = Files.list(temporary)) {
                assertThat(files.map(Path::getFileName).map(Path::toString))
                        .containsExactlyInAnyOrder("a.csv", "a.jsonl");
            }
        }
    }
}

package dev.reckoner.eval.dataset;

import static dev.reckoner.eval.dataset.DatasetFolder.ids;
import static dev.reckoner.eval.dataset.DatasetFolder.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.row.EvaluationRecord.DataSource;
import dev.reckoner.task.Problem;
import dev.reckoner.text.Sha256;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class DatasetTest {

    private static final String TWO =
            """
            {"id": "sum", "problem": "What is 1 + 1?", "answer": 2, "level": 1, "subject": "Sums"}
            {"id": "product", "problem": "What is 2 * 3?", "answer": "6", "level": "Level 2"}
            """;

    @TempDir private Path temporary = Path.of("");
    private DatasetFolder folder = new DatasetFolder(temporary);

    @BeforeEach
    void open() {
        folder = new DatasetFolder(temporary);
    }

    @Test
    void aRowBecomesAQuestion() {
        var read = folder.with("two.jsonl", TWO).read("two.jsonl");

        assertThat(read)
                .isEqualTo(
                        new Dataset(
                                List.of(
                                        new Question(
                                                "sum",
                                                new Problem("sum", "What is 1 + 1?"),
                                                new Gold.Value(Expected.of("2")),
                                                "1",
                                                List.of("Sums"),
                                                List.of()),
                                        new Question(
                                                "product",
                                                new Problem("product", "What is 2 * 3?"),
                                                new Gold.Value(Expected.of("6")),
                                                "Level 2",
                                                List.of(),
                                                List.of())),
                                new DataSource(
                                        List.of(folder.named("two.jsonl")), Sha256.of(TWO), "", 2),
                                List.of()));
    }

    @Nested
    class Reading {

        @Test
        void aFolderIsItsFilesInOrder() {
            folder.with("b.jsonl", "{\"problem\": \"b?\", \"answer\": 2}")
                    .with("a.jsonl", "{\"problem\": \"a?\", \"answer\": 1}")
                    .with("README.md", "# A data set")
                    .with("dataset_infos.json", "{}")
                    .with(".cache/c.jsonl", "not read");

            assertThat(lines(folder.read(""))).containsExactly("a | a? | 1", "b | b? | 2");
        }

        @Test
        void aFolderOfSingleObjectsIsOneProblemAFile() {
            folder.with(
                            "algebra/10.json",
                            "{\"problem\": \"a?\", \"solution\": \"So \\\\boxed{1}\"}")
                    .with(
                            "algebra/2.json",
                            "{\"problem\": \"b?\", \"solution\": \"So \\\\boxed{2}\"}");

            assertThat(lines(folder.read("")))
                    .containsExactly("algebra/10 | a? | 1", "algebra/2 | b? | 2");
        }

        @Test
        void linksAreFollowed() throws IOException {
            folder.with("snapshot/a.jsonl", TWO);
            var link = temporary.resolve("link");
            Files.createSymbolicLink(link, temporary.resolve("snapshot"));

            assertThat(ids(folder.read("link"))).containsExactly("sum", "product");
            assertThat(ids(folder.read("link/*.jsonl"))).containsExactly("sum", "product");
        }

        @Test
        void aGlobIsTheFilesThatItMatches() {
            folder.with("data/a-1.jsonl", "{\"id\": 1, \"problem\": \"a?\", \"answer\": 1}")
                    .with("data/a-2.jsonl", "{\"id\": 2, \"problem\": \"b?\", \"answer\": 2}")
                    .with("data/b.jsonl", "not read");

            assertThat(ids(folder.read("data/a-*.jsonl"))).containsExactly("1", "2");
        }

        @Test
        void aFileThatIsNamedTwiceIsReadOnce() {
            folder.with("two.jsonl", TWO);

            assertThat(ids(folder.read("two.jsonl", "*.jsonl"))).containsExactly("sum", "product");
        }

        @Test
        void theRevisionIsThatOfTheBytesOfAllFiles() {
            folder.with("a.jsonl", "{\"problem\": \"a?\", \"answer\": 1}\n").with("b.jsonl", TWO);

            assertThat(folder.read("").source().revision())
                    .isEqualTo(Sha256.of("{\"problem\": \"a?\", \"answer\": 1}\n" + TWO));
        }

        @Test
        void whatIsNotThereIsSaid() {
            assertThatThrownBy(() -> folder.read("none.jsonl"))
                    .isInstanceOf(UnreadableDataset.class)
                    .hasMessage(
                            "there is no file or folder "
                                    + folder.named("none.jsonl")
                                    + "; expected a file that ends in .jsonl, .json, .csv, .tsv or"
                                    + " .parquet, a folder of such files, or a glob such as"
                                    + " 'data/*.jsonl'");
        }

        @Test
        void nothingIsFetched() {
            assertThatThrownBy(() ->
                            Dataset.read(List.of("https://example.org/a.jsonl"), Selection.ALL))
                    .hasMessage(
                            "https://example.org/a.jsonl is an address, and a file of this machine"
                                    + " is expected; download it");
        }
    }

    @Nested
    class Ids {

        @Test
        void withoutAColumnTheyAreTheNumbersOfTheRows() {
            folder.with(
                    "a.jsonl",
                    "{\"problem\": \"a?\", \"answer\": 1}\n{\"problem\": \"b?\", \"answer\": 2}");

            assertThat(ids(folder.read("a.jsonl"))).containsExactly("1", "2");
        }

        @Test
        void whereFilesShareThemTheNameOfTheFileStandsBefore() {
            folder.with("i.jsonl", "{\"problem_idx\": 1, \"problem\": \"a?\", \"answer\": 1}")
                    .with("ii.jsonl", "{\"problem_idx\": 1, \"problem\": \"b?\", \"answer\": 2}");

            assertThat(ids(folder.read("i.jsonl", "ii.jsonl"))).containsExactly("i-1", "ii-1");
        }

        @Test
        void yearPartAndNumberMakeOne() {
            folder.with(
                    "aime.jsonl",
                    """
                    {"Year": 2024, "Part": "I", "Problem Number": 3, "Question": "a?", "Answer": 1}
                    """);

            assertThat(lines(folder.read("aime.jsonl"))).containsExactly("2024-I-3 | a? | 1");
        }

        @Test
        void twoRowsOfOneFileWithTheSameAreRefused() {
            folder.with(
                    "a.jsonl",
                    "{\"id\": 7, \"problem\": \"a?\", \"answer\": 1}\n\n"
                            + "{\"id\": 7, \"problem\": \"b?\", \"answer\": 2}");

            assertThatThrownBy(() -> folder.read("a.jsonl"))
                    .hasMessage(
                            "%1$s, line 3: the id 7 is that of line 1 of %1$s too; ids differ"
                                    .formatted(folder.named("a.jsonl")));
        }
    }

    @Nested
    class Selecting {

        @Test
        void aSplitIsNamedByTheFile() {
            folder.with("train-00000-of-00001.jsonl", "{\"problem\": \"a?\", \"answer\": 1}")
                    .with("test-00000-of-00001.jsonl", TWO);

            assertThat(ids(folder.read(Selection.ALL.split("test"), "")))
                    .containsExactly("sum", "product");
        }

        @Test
        void severalSplitsAreReadAndSaid() {
            folder.with("gsm-train.jsonl", "{\"problem\": \"a?\", \"answer\": 1}")
                    .with("gsm-test.jsonl", TWO);

            assertThat(folder.read("").notes())
                    .containsExactly(
                            "the problems are of several splits, test, train; --split NAME takes"
                                    + " one");
            assertThat(folder.read(Selection.ALL.split("test"), "").notes()).isEmpty();
        }

        @Test
        void aNameMayRepeatAPart() {
            folder.with("test-of-test.jsonl", TWO);

            assertThat(ids(folder.read(Selection.ALL.split("test"), "")))
                    .containsExactly("sum", "product");
        }

        @Test
        void aSplitIsNamedByAColumn() {
            folder.with(
                    "a.jsonl",
                    "{\"split\": \"train\", \"id\": 1, \"problem\": \"a?\", \"answer\": 1}\n"
                        + "{\"split\": \"test\", \"id\": 2, \"problem\": \"b?\", \"answer\": 2}");

            assertThat(ids(folder.read(Selection.ALL.split("Test"), "a.jsonl")))
                    .containsExactly("2");
            assertThatThrownBy(() -> folder.read(Selection.ALL.split("tests"), "a.jsonl"))
                    .hasMessage(
                            "no row is of the split tests, by a column split or by the name of its"
                                    + " file; there are test, train; did you mean test?");
        }

        @Test
        void theOrderByChanceIsTheSameEverywhereAndDoesNotDependOnTheLimit() {
            folder.with("many.jsonl", rows(8));

            assertThat(ids(folder.read(Selection.ALL.shuffled(1), "many.jsonl")))
                    .containsExactly("7", "4", "8", "6", "5", "2", "3", "1");
            assertThat(ids(folder.read(Selection.ALL.shuffled(1).limit(3), "many.jsonl")))
                    .containsExactly("7", "4", "8");
            assertThat(ids(folder.read(Selection.ALL.limit(3), "many.jsonl")))
                    .containsExactly("1", "2", "3");
        }

        @Test
        void theOptionsAreRecorded() {
            folder.with("a.jsonl", rows(3));

            assertThat(
                            folder.read(Selection.ALL.shuffled(1).split("a").limit(2), "a.jsonl")
                                    .source()
                                    .selection())
                    .isEqualTo("--split a --shuffle --seed 1 --limit 2");
            assertThat(Selection.ALL.where("level = 'it''s'").options())
                    .isEqualTo("--where 'level = '\\''it'\\'''\\''s'\\'''");
        }

        private String rows(int count) {
            var rows = new StringBuilder();
            for (int i = 1; i <= count; i++) {
                rows.append(
                        "{\"id\": %d, \"problem\": \"p%d\", \"answer\": %d}\n".formatted(i, i, i));
            }
            return rows.toString();
        }
    }
}

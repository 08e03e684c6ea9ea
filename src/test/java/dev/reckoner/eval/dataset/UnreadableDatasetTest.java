package dev.reckoner.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// What can't be read is named by its file, its row and its column.
class UnreadableDatasetTest {

    private static final String GOOD = "{\"problem\": \"a?\", \"answer\": 1}\n";

    @TempDir private Path temporary = Path.of("");
    private DatasetFolder folder = new DatasetFolder(temporary);

    @BeforeEach
    void open() {
        folder = new DatasetFolder(temporary);
    }

    private void isRefused(String content, String message) {
        folder.with("a.jsonl", content);
        assertThatThrownBy(() -> folder.read("a.jsonl"))
                .isInstanceOf(UnreadableDataset.class)
                .hasMessage(message.replace("FILE", folder.named("a.jsonl")));
    }

    @Test
    void aColumnForTheProblem() {
        isRefused(
                "{\"text\": \"a?\", \"answer\": 1}",
                "FILE, line 1: no column has the problem; the columns are text, answer; expected"
                        + " one of problem, question, prompt, input, statement");
    }

    @Test
    void anEmptyProblem() {
        isRefused(
                GOOD + "{\"problem\": \" \", \"answer\": 1}", "FILE, line 2: the problem is empty");
    }

    @Test
    void aProblemThatIsNoText() {
        isRefused(
                "{\"problem\": [{\"role\": \"user\"}], \"answer\": 1}",
                "FILE, line 1, column problem: expected a text, found [{\"role\":\"user\"}]");
    }

    @Test
    void anAnswerThatCannotBeRead() {
        isRefused(
                GOOD + "{\"problem\": \"b?\", \"answer\": \"\\\\frac{1\"}",
                "FILE, line 2, column answer: '\\frac{1' cannot be an expected answer: } was"
                        + " expected, and the end was found");
    }

    @Test
    void anAnswerThatIsNotOfItsType() {
        isRefused(
                "{\"problem\": \"b?\", \"answer\": \"0.5\", \"answer_type\": \"integer\"}",
                "FILE, line 1, column answer: '0.5' cannot be an expected answer: it is a number or"
                        + " a term and not an integer");
    }

    @Test
    void anAnswerThatIsAnObject() {
        isRefused(
                "{\"problem\": \"b?\", \"answer\": {\"value\": 1}}",
                "FILE, line 1, column answer: expected a text, a number or a list of them, found"
                        + " {\"value\":1}");
    }

    @Test
    void anAnswerThatIsAListOfOtherThings() {
        isRefused(
                "{\"problem\": \"b?\", \"answer\": [1, null]}",
                "FILE, line 1, column answer: expected a list of texts and numbers, found"
                        + " [1,null]");
        isRefused(
                "{\"problem\": \"b?\", \"answer\": [[1, 2], [3, 4]]}",
                "FILE, line 1, column answer: expected a list of texts and numbers, found"
                        + " [[1,2],[3,4]]");
    }

    @Test
    void choicesThatAreNoList() {
        isRefused(
                "{\"problem\": \"b?\", \"options\": \"a ) 1 , b ) 2\", \"answer\": \"b\"}",
                "FILE, line 1, column options: expected a list of choices such as [\"2\", \"3\"],"
                        + " found a ) 1 , b ) 2");
    }

    @Test
    void aFileThatIsTooLarge() throws IOException {
        try (var file = new RandomAccessFile(folder.named("a.jsonl"), "rw")) {
            file.setLength(3L << 30);
        }

        assertThatThrownBy(() -> folder.read("a.jsonl"))
                .isInstanceOf(UnreadableDataset.class)
                .hasMessageMatching(
                        ".*/a.jsonl is too large to be read as a whole with \\d+ MiB of memory;"
                                + " expected a smaller file");
    }

    @Test
    void anExponentThatIsTooLarge() {
        isRefused(
                "{\"problem\": \"a?\", \"answer\": 1e1000000000}",
                "FILE, line 1, column answer: expected a number of at most 1000 digits, found"
                        + " 1E+1000000000");
    }

    @Test
    void aTolerance() {
        isRefused(
                "{\"problem\": \"b?\", \"answer\": 1, \"tolerance\": \"small\"}",
                "FILE, line 1, column tolerance: expected a tolerance such as 0.01 or 1e-2, found"
                        + " 'small'");
    }

    @Test
    void someRowsWithoutAnAnswer() {
        isRefused(
                GOOD + "{\"problem\": \"b?\"}\n{\"problem\": \"c?\", \"answer\": null}",
                "FILE, line 2: there is no answer, and other rows have one (and 1 more row cannot"
                        + " be read)");
    }

    @Test
    void aSetWithoutAnswersIsReadAndSaidToBeOne() {
        var read = folder.with("a.jsonl", "{\"problem\": \"a?\"}").read("a.jsonl");

        assertThat(read.questions()).extracting(Question::gold).containsExactly(new Gold.Unknown());
        assertThat(read.notes()).containsExactly("no row has an answer, so nothing can be graded");
    }

    @Test
    void aLineThatIsNoJson() {
        isRefused(
                GOOD + "\n{\"problem\": \"b?\", \"answer\": }\n",
                "FILE, line 3: not JSON: Unexpected character ('}' (code 125)): expected a valid"
                        + " value (JSON String, Number, Array, Object or token 'null', 'true' or"
                        + " 'false')");
    }

    @Test
    void aLineThatIsNoObject() {
        isRefused(
                "[1, 2]",
                "FILE, line 1: expected a JSON object such as {\"problem\": \"...\", \"answer\":"
                        + " \"...\"}, found [1,2]");
    }

    @Test
    void aFileWithoutRows() {
        isRefused("\n", "FILE has no rows; expected at least one problem");
    }

    @Test
    void anEndingThatNoFormatHas() {
        folder.with("a.xlsx", "");

        assertThatThrownBy(() -> folder.read("a.xlsx"))
                .hasMessage(
                        folder.named("a.xlsx")
                                + " does not end in .jsonl, .json, .csv, .tsv, .parquet or .md, by"
                                + " which its format is known");
    }

    @Test
    void textThatIsNotUtf8() throws IOException {
        Files.write(temporary.resolve("a.csv"), new byte[] {'a', (byte) 0xff});

        assertThatThrownBy(() -> folder.read("a.csv"))
                .hasMessage(folder.named("a.csv") + " is not UTF-8");
    }
}

package dev.reckoner.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Console;
import dev.reckoner.cli.JsonPage;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// `reckoner eval` with replies written by hand and without tools.
class EvalCommandTest {

    @TempDir private Path folder;

    private Console eval(String... more) {
        var first = List.of("eval", "--runs", folder.resolve("runs").toString());
        return Console.run(Console.arguments(first.toArray(String[]::new), more));
    }

    /// Two sums, of which the second is answered wrong.
    private String sums() throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("scripts"));
        Files.writeString(
                folder.resolve("sums.jsonl"),
                """
                {"id": "one", "problem": "What is 1 + 1?", "answer": "2"}
                {"id": "two", "problem": "What is 2 + 2?", "answer": "4"}
                """);
        Files.writeString(scripts.resolve("one.json"), script("one", "2"));
        Files.writeString(scripts.resolve("two.json"), script("two", "5"));
        return folder.resolve("sums.jsonl").toString();
    }

    private static String script(String question, String answer) {
        return """
        {"question": "%s", "attempts": [{"replies": [{"text": "It is \\\\boxed{%s}."}]}]}
        """
                .formatted(question, answer);
    }

    private String scripts() {
        return "script:" + folder.resolve("scripts");
    }

    private Path evaluation() throws IOException {
        try (var all = Files.list(folder.resolve("runs"))) {
            return all.findFirst().orElseThrow();
        }
    }

    @Test
    void theTableHasARowForEachArm() throws IOException {
        var console = eval(sums(), "--model", scripts(), "--tools", "none", "--effort", "low,high");

        assertThat(console.err())
                .contains("2 problems × 2 arms × 1 sample = 4 attempts; they cost nothing");
        assertThat(console.exit()).isZero();
        assertThat(console.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .satisfiesExactly(
                        head ->
                                assertThat(head)
                                        .isEqualTo(
                                                "arm | accuracy | correct | wrong | undecided |"
                                                        + " voided | unfinished | tokens | money"),
                        low ->
                                assertThat(low)
                                        .contains(
                                                "low, no tools, session | 50.0 % | 1 | 1 | 0 | 0 |"
                                                        + " 0 |"),
                        high ->
                                assertThat(high)
                                        .contains(
                                                "high, no tools, session | 50.0 % | 1 | 1 | 0 | 0 |"
                                                        + " 0 |"));
    }

    @Test
    void theObjectHasTheSameFigures() throws IOException {
        var console = eval(sums(), "--model", scripts(), "--tools", "none", "--json");

        assertThat(console.out())
                .contains("\"complete\":true", "\"stopped\":null", "\"attempts\":2")
                .contains(
                        "\"correct\":1,\"wrong\":1,\"undecided\":0,\"voided\":0,\"unfinished\":0");
    }

    @Test
    void theObjectIsWhatTheJsonPageSays() throws IOException {
        var console = eval(sums(), "--model", scripts(), "--tools", "none", "--json");
        var voted = eval(sums(), "--model", scripts(), "--tools", "none", "--json", "--vote", "3");

        assertThat(
                        JsonPage.of("reckoner eval --json")
                                .differencesOf(
                                        List.of(
                                                Json.MAPPER.readTree(console.out()),
                                                Json.MAPPER.readTree(voted.out()))))
                .isEmpty();
    }

    @Test
    void aVoteSaysWhatItSavedAndWhatItRisks() throws IOException {
        var console = eval(sums(), "--model", scripts(), "--tools", "none", "--vote", "9");

        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(console.out())
                .contains("50.0 % of 2 decided votes are correct; 8 of 18 samples saved (44 %)");
        assertThat(Evaluation.read(evaluation()).rows()).hasSize(10);
        assertThat(Console.run("resume", evaluation().toString()).out()).isEqualTo(console.out());
    }

    @Test
    void aCompleteEvaluationIsShownAgainByAResume() throws IOException {
        var console = eval(sums(), "--model", scripts(), "--tools", "none", "--samples", "2");
        var rows = Evaluation.read(evaluation()).rows();

        var again = Console.run("resume", evaluation().toString());

        assertThat(again.exit()).isZero();
        assertThat(again.out()).isEqualTo(console.out());
        assertThat(Evaluation.read(evaluation()).rows()).isEqualTo(rows);
    }

    @Test
    void aResumeNeedsNoDataSetAndMakesTheSameRows() throws IOException {
        var console = eval(sums(), "--model", scripts(), "--tools", "none");
        var before = Evaluation.read(evaluation()).rows();
        Files.delete(folder.resolve("sums.jsonl"));
        Files.delete(evaluation().resolve(Evaluation.ROWS));

        var again =
                Console.run(
                        "resume",
                        evaluation().getFileName().toString(),
                        "--runs",
                        folder.resolve("runs").toString());

        assertThat(again.out()).isEqualTo(console.out());
        assertThat(Evaluation.read(evaluation()).rows())
                .usingElementComparator(
                        Comparator.comparing(AttemptRow::job).thenComparing(AttemptRow::seconds))
                .containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aDryRunMakesNothing() throws IOException {
        var console = eval(sums(), "--model", scripts(), "--tools", "none", "--dry-run");

        assertThat(console.out())
                .isEqualTo("2 problems × 1 arm × 1 sample = 2 attempts; they cost nothing\n");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void whereAScriptIsMissingNothingBegins() throws IOException {
        String sums = sums();
        Files.delete(folder.resolve("scripts/two.json"));

        var console = eval(sums, "--model", scripts(), "--tools", "none");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err())
                .contains("has no attempt at 1 of the 2 problems, such as 'two'")
                .contains("see: reckoner eval --help");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aLimitThatLeavesNoRoomIsFoundOutBeforeTheStart() throws IOException {
        var console =
                eval(sums(), "--model", scripts(), "--tools", "none", "--attempt-max-tokens", "9");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("use --attempt-max-tokens");
    }

    @Test
    void theLimitsOfAttemptsStayAsTheyAre() throws IOException {
        eval(sums(), "--model", scripts(), "--tools", "none");

        var again = Console.run("resume", evaluation().toString(), "--max-output-tokens", "100000");

        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("--max-output-tokens limits an attempt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--samples 0 | --samples is at least 1, was 0",
                "--vote 0 | --vote is at least 1, was 0",
                "--vote 3 --samples 3 | --samples and --vote exclude each other",
                "--vote 3 --vote-error 0.6 | --vote-error is at least 0 and below 0.5, was 0.6",
                "--jobs 0 | --jobs is from 1 to 1000, was 0",
                "--cells 5000 | --cells is from 1 to 1000, was 5000",
                "--model cassette:x | a cassette has the replies of one attempt"
            })
    void whatMakesNoSenseIsRefused(String options, String message) throws IOException {
        var console = eval(Console.arguments(new String[] {sums()}, options.split(" ")));

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains(message);
    }
}

package dev.reckoner.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.Console;
import dev.reckoner.cli.JsonPage;
import dev.reckoner.eval.report.MadeUpEvaluation;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.json.Json;
import dev.reckoner.task.Effort;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ReportCommandTest {

    private static final MadeUpEvaluation SIX_ARMS = MadeUpEvaluation.ofSixArms(6, 4);

    @TempDir private Path folder = Path.of("");
    private String first = "";
    private String second = "";

    @BeforeEach
    void twoEvaluations() throws IOException {
        first = folder.resolve("first").toString();
        second = folder.resolve("second").toString();
        SIX_ARMS.writeTo(Path.of(first));
        SIX_ARMS.seeded(2).writeTo(Path.of(second));
    }

    private static JsonNode json(Console console) throws IOException {
        return Json.MAPPER.readTree(console.out());
    }

    @Test
    void tablesAreShownInTheTerminal() {
        var shown = Console.run("report", first);

        assertThat(shown.exit()).isZero();
        assertThat(shown.out())
                .startsWith("made-up: 6 problems × 4 samples × 6 arms, 144 attempts\n")
                .contains("\naccuracy, %", "\nlow, python ", "\nhigh: python − no tools ");
    }

    @Test
    void severalEvaluationsAreInOneReport() {
        assertThat(Console.run("report", first, second).out())
                .contains("\n(1) low, python ", "\n(2) low, python ");
    }

    @Test
    void aPageGoesIntoTheDirectoryOfItsEvaluation() {
        var written = Console.run("report", first, "--to", "html");

        assertThat(written.exit()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err())
                .isEqualTo("reckoner: the page is %s/report.html\n".formatted(first));
        assertThat(Path.of(first, "report.html")).content().startsWith("<!doctype html>");
    }

    @Test
    void theEndingOfTheFileSaysWhatIsWritten() throws IOException {
        Path page = folder.resolve("both.html");
        Path table = folder.resolve("attempts.csv");
        Path text = folder.resolve("report.txt");

        Console.run("report", first, second, "--out", page.toString());
        Console.run("report", first, "--out", table.toString());
        Console.run("report", first, "--out", text.toString());

        assertThat(page).content().startsWith("<!doctype html>");
        assertThat(Files.readAllLines(table)).hasSize(145);
        assertThat(text).content().startsWith("made-up: ");
    }

    @Test
    void allAttemptsAreWrittenToStandardOutput() throws IOException {
        assertThat(json(Console.run("report", first, "--to", "json"))).hasSize(144);
        assertThat(Console.run("report", first, "--to", "csv").out().lines()).hasSize(145);
    }

    @Test
    void allFiguresAreOneJsonObject() throws IOException {
        var written = json(Console.run("report", first, second, "--json"));
        MadeUpEvaluation.ofSixArms(6, 1).writeTo(Path.of(first));
        var ofOneSample = json(Console.run("report", first, "--json"));
        var page = JsonPage.of("reckoner report --json");

        assertThat(page.differences(List.of(written, ofOneSample))).isEmpty();
        assertThat(JsonPage.of("A figure").differencesOf(written.findValues("accuracy"))).isEmpty();
    }

    @Test
    void anEvaluationThatHasJustBegunHasNoFiguresYet() throws IOException {
        Files.writeString(Path.of(first, Evaluation.ROWS), "");

        var shown = Console.run("report", first);

        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains("0 attempts of 144", "\nno attempt has ended\n");
        assertThat(Console.run("report", first, "--to", "html").exit()).isZero();
    }

    @Nested
    class Refusals {

        private static void isRefused(String what, String... arguments) {
            var refused = Console.run(arguments);

            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains(what);
        }

        @Test
        void sayWhatIsWrongWithTheirArguments() {
            isRefused("is not an evaluation: it has no eval.json", "report", folder.toString());
            isRefused("says no format", "report", first, "--out", "report.doc");
            isRefused("a page of several evaluations", "report", first, second, "--to", "html");
            isRefused("--to csv takes one evaluation", "report", first, second, "--to", "csv");
            isRefused("parquet is not for a terminal", "report", first, "--to", "parquet");
            isRefused(
                    "--to csv is written to a file that ends in .csv, was x.txt",
                    "report",
                    first,
                    "--to",
                    "csv",
                    "--out",
                    "x.txt");
            isRefused(
                    "log.eval is one log, and each of the 2 evaluations has its own",
                    "report",
                    first,
                    second,
                    "--out",
                    "log.eval");
            isRefused("takes no --to", "report", first, "--json", "--to", "csv");
        }

        @Test
        void sayWhatCannotBeCompared() throws IOException {
            SIX_ARMS.ofRevision("ab").writeTo(Path.of(second));

            isRefused("are from files with other content", "compare", first, second);
            isRefused(
                    "the first evaluation has no arm 'max'",
                    "compare",
                    first,
                    second,
                    "--other-data",
                    "--first",
                    "max");
        }

        @Test
        void aFileThatCannotBeWrittenIsSaid() {
            var refused = Console.run("report", first, "--out", "/proc/nowhere/report.html");

            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err()).contains("can't write the report: ");
        }
    }

    @Nested
    class Comparing {

        @Test
        void saysByHowMuchTheSecondIsBetter() {
            var shown = Console.run("compare", first, second);

            assertThat(shown.exit()).isZero();
            assertThat(shown.out())
                    .startsWith("(1) made-up: ")
                    .contains("\n(2) made-up: ", "\nlow, python ", "\nhigh, no tools ");
        }

        @Test
        void armsCanBeChosen() {
            assertThat(
                            Console.run(
                                            "compare",
                                            first,
                                            second,
                                            "--first",
                                            "low, python",
                                            "--second",
                                            "high, python")
                                    .out())
                    .contains("(2) high, python − (1) low, python");
        }

        @Test
        void isOneJsonObject() throws IOException {
            var arm = new Arm("o3-mini", Effort.MAX, "direct", false, null);
            SIX_ARMS.ofArms(List.of(SIX_ARMS.arms().getFirst(), arm))
                    .seeded(2)
                    .writeTo(Path.of(second));

            var written = json(Console.run("compare", first, second, "--json"));

            assertThat(JsonPage.of("reckoner compare --json").differences(List.of(written)))
                    .isEmpty();
        }

        @Test
        void problemsOfOtherDataAreTheSameByTheirIds() throws IOException {
            SIX_ARMS.ofRevision("ab").writeTo(Path.of(second));

            var shown = json(Console.run("compare", first, second, "--other-data", "--json"));

            assertThat(shown.get("same_data").asBoolean()).isFalse();
            assertThat(shown.at("/contrasts/0/difference/difference").asDouble()).isZero();
        }
    }
}

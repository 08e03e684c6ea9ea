package dev.reckoner.eval.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.answer.grading.Grader;
import dev.reckoner.eval.report.EvaluationReport;
import dev.reckoner.eval.report.HostileEvaluation;
import dev.reckoner.eval.report.MadeUpEvaluation;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.json.Json;
import dev.reckoner.task.Effort;
import dev.reckoner.text.Sha256;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class HtmlReportTest {

    private static final MadeUpEvaluation SIX_ARMS = MadeUpEvaluation.ofSixArms(6, 4);
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");

    @TempDir private Path directory = Path.of("");

    private static String page(Path file, Evaluation... evaluations)
            throws IOException, InterruptedException {
        var all = List.of(evaluations);
        HtmlReport.write(EvaluationReport.of(all, Grader.exact()), all, "0.1.0", file);
        return Files.readString(file);
    }

    private String page(Evaluation evaluation) throws IOException, InterruptedException {
        return page(directory.resolve(HtmlReport.FILE), evaluation);
    }

    private static JsonNode data(String page, String id) throws IOException {
        var found =
                Pattern.compile(
                                "(?s)<script type=\"application/json\" id=\""
                                        + id
                                        + "\">(.*?)</script>")
                        .matcher(page)
                        .results()
                        .map(script -> script.group(1))
                        .toList();
        assertThat(found).hasSize(1);
        return Json.MAPPER.readTree(found.getFirst());
    }

    @Test
    void itsPolicyLetsItsOwnScriptsRunAndNothingBeLoaded() throws Exception {
        String page = page(SIX_ARMS.in(directory));
        var digests =
                SCRIPT.matcher(page)
                        .results()
                        .map(script -> HexFormat.of().parseHex(Sha256.of(script.group(1))))
                        .map(digest ->
                                "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
                        .toList();

        assertThat(digests).hasSize(2);
        assertThat(page)
                .contains(
                        "content=\"default-src 'none'; script-src "
                                + String.join(" ", digests)
                                + "; style-src 'unsafe-inline'; base-uri 'none'; form-action"
                                + " 'none'\"");
    }

    @Test
    void noTextOfAModelOrADataSetIsMarkup() throws Exception {
        String page = page(HostileEvaluation.in(directory));

        assertThat(page).doesNotContain(HostileEvaluation.IMAGE, HostileEvaluation.SCRIPT);
        assertThat(data(page, "attempts-data").findValuesAsText("id"))
                .contains("problem " + HostileEvaluation.IMAGE);
        assertThat(data(page, "attempts-data").get("texts").valueStream().map(JsonNode::asText))
                .contains("answer " + HostileEvaluation.SCRIPT);
    }

    @Test
    void noNameInAChartHasCharactersThatAreUnseen() throws Exception {
        var arms =
                List.of(
                        new Arm("evil\u001b[31m\u202emodel", Effort.LOW, "direct", false, null),
                        new Arm("other", Effort.LOW, "direct", false, null));
        var page =
                page(
                        with(
                                SIX_ARMS.ofArms(arms).in(directory),
                                row -> row.put("tier", row.get("problem").asText() + "\u202e")));

        assertThat(data(page, "charts-data").toString() + data(page, "attempts-data"))
                .doesNotContain("\u202e", "\\u001b")
                .contains("evilmodel low");
    }

    @Test
    void aCurveWithoutAPointAboveZeroIsNotDrawn() throws Exception {
        var page =
                page(
                        with(
                                SIX_ARMS.in(directory),
                                row ->
                                        row.put("seconds", 0)
                                                .put("input_tokens", 0)
                                                .put("output_tokens", 0)));

        assertThat(data(page, "charts-data").findValuesAsText("id"))
                .containsExactly("accuracy", "tiers", "cost");
    }

    private static Evaluation with(Evaluation evaluation, Consumer<ObjectNode> change) {
        var rows = new ArrayList<AttemptRow>();
        for (var row : evaluation.rows()) {
            ObjectNode node = Json.MAPPER.valueToTree(row);
            change.accept(node);
            rows.add(Json.MAPPER.convertValue(node, AttemptRow.class));
        }
        return new Evaluation(evaluation.directory(), evaluation.record(), rows);
    }

    @Test
    void hasAChartOfEachKindAndATableBesideIt() throws Exception {
        String page = page(SIX_ARMS.in(directory));

        assertThat(data(page, "charts-data").findValuesAsText("id"))
                .containsExactly("accuracy", "tiers", "budgets", "latency", "cost");
        assertThat(
                        Pattern.compile(
                                        "id=\"plot-[a-z]+\" role=\"img\"></div>\n"
                                                + "<details><summary>.*?</summary>\n"
                                                + "<div class=\"wide\"><table")
                                .matcher(page)
                                .results())
                .hasSize(5);
    }

    @Test
    void showsTheSameFiguresInAChartAndInItsTable() throws Exception {
        String page = page(SIX_ARMS.in(directory));
        var bar = data(page, "charts-data").get(0).get("series").get(0).get("bars").get(0);

        assertThat(page)
                .contains(
                        "<td class=\"n\">%.1f %% (%.1f %% to %.1f %%), vote %.1f %%</td>"
                                .formatted(
                                        100 * bar.get("value").asDouble(),
                                        100 * bar.get("low").asDouble(),
                                        100 * bar.get("high").asDouble(),
                                        100 * bar.get("voted").asDouble()));
    }

    @Test
    void hasEveryAttempt() throws Exception {
        var attempts = data(page(SIX_ARMS.in(directory)), "attempts-data");
        var cell = attempts.get("cells").get(0);

        assertThat(attempts.get("problems")).hasSize(6);
        assertThat(attempts.get("cells")).hasSize(36);
        assertThat(cell.get("r").asText()).hasSize(4);
        assertThat(cell.get("t")).hasSize(4);
        assertThat(cell.get("d").asText()).isEqualTo("attempts/o3-mini-low-python/problem-001/");
    }

    @Test
    void leadsToTheAttemptsFromWhereverItIs() throws Exception {
        var evaluation = SIX_ARMS.in(directory.resolve("runs/e"));
        Path elsewhere = Files.createDirectories(directory.resolve("reports")).resolve("r.html");

        var cells = data(page(elsewhere, evaluation), "attempts-data").get("cells");

        assertThat(cells.get(0).get("d").asText())
                .isEqualTo("../runs/e/attempts/o3-mini-low-python/problem-001/");
    }

    @Test
    void showsHowAnAttemptEnds() throws Exception {
        var run = directory.resolve("attempts/o3-mini-low-python/problem-001/002");
        Files.createDirectories(run);
        Files.writeString(
                run.resolve("transcript.md"),
                "x".repeat(5000) + "\nSo it is.\nThe answer is 42.\n");

        var excerpts = data(page(SIX_ARMS.in(directory)), "excerpts-data");

        assertThat(excerpts).hasSize(1);
        assertThat(excerpts.get("0:2").asText()).isEqualTo("So it is.\nThe answer is 42.\n");
    }

    @Test
    void saysWhatWasRunInARowForEachArm() throws Exception {
        assertThat(rows(page(SIX_ARMS.in(directory)), "What was run"))
                .hasSize(7)
                .element(1)
                .isEqualTo(
                        "low, python|made-up.jsonl; all problems|c0ffeec0ffee|6 ×"
                            + " 4|o3-mini|low|session|state: session, sandbox local|100,000 tokens,"
                            + " $0.5|$100|0.1.0|2026-11-27 12:00 UTC|");
    }

    @Test
    void saysAtTheTopThatRepliesWereWrittenByHand() throws Exception {
        assertThat(page(SIX_ARMS.asScripted().in(directory)))
                .contains("<p class=\"notice\">SCRIPTED: the replies were written by hand;");
        assertThat(page(SIX_ARMS.in(directory))).doesNotContain("SCRIPTED");
    }

    @Test
    void figuresOfOthersHaveATableOfTheirOwn() throws Exception {
        String page = page(SIX_ARMS.in(directory));

        assertThat(rows(page, "Published figures, other scaffolds")).hasSize(11);
        assertThat(data(page, "charts-data").toString()).doesNotContain("Epoch", "OpenAI");
    }

    /// The texts of the rows below a heading, with a bar after each.
    private static List<String> rows(String page, String heading) {
        String section = page.substring(page.indexOf("<h2>" + heading + "</h2>"));
        return Stream.of(section.substring(0, section.indexOf("</table>")))
                .flatMap(table -> Pattern.compile("(?s)<tr>(.*?)</tr>").matcher(table).results())
                .map(HtmlReportTest::texts)
                .toList();
    }

    private static String texts(MatchResult row) {
        return row.group(1).replaceAll("</t[hd]>", "|").replaceAll("<[^>]*>", "");
    }
}

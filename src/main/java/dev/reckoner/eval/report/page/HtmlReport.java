package dev.reckoner.eval.report.page;

import dev.reckoner.eval.report.EvaluationReport;
import dev.reckoner.eval.report.EvaluationReport.Source;
import dev.reckoner.eval.report.TerminalReport;
import dev.reckoner.eval.report.WhatWasRun;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.json.HtmlJson;
import dev.reckoner.text.HtmlText;
import dev.reckoner.text.Resource;
import dev.reckoner.text.Sha256;
import dev.reckoner.tool.Template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A report as a page: one file that holds its charts, their data and every attempt, and asks no
/// network. It links to the transcripts of attempts where they are.
public final class HtmlReport {

    /// In the directory of an evaluation.
    public static final String FILE = "report.html";

    /// @param evaluations those that the report is of, in its order
    /// @param program the version of Reckoner that writes it
    public static void write(
            EvaluationReport report, List<Evaluation> evaluations, String program, Path file)
            throws IOException {
        Files.writeString(file, page(report, evaluations, program, file.toAbsolutePath()));
    }

    static String page(
            EvaluationReport report, List<Evaluation> evaluations, String program, Path file) {
        var charts = Charts.of(report, evaluations);
        var attempts =
                AttemptData.of(
                        report.arms().stream().map(EvaluationReport.ReportedArm::label).toList(),
                        evaluations,
                        evaluations.stream().map(each -> from(file, each.directory())).toList());
        String echarts = ChartLibrary.script();
        String script = Resource.text("report/page.js");
        return new Template(Resource.text("report/page.html"))
                .fill(
                        Map.ofEntries(
                                Map.entry("title", HtmlText.escaped(title(report))),
                                Map.entry("program", HtmlText.escaped(program)),
                                Map.entry("notices", notices(report)),
                                Map.entry("css", Resource.text("report/page.css")),
                                Map.entry("sections", Sections.of(report, charts)),
                                Map.entry("charts", HtmlJson.of(charts)),
                                Map.entry("attempts", HtmlJson.of(attempts)),
                                Map.entry("excerpts", HtmlJson.of(Excerpts.of(attempts, file))),
                                Map.entry("script_hashes", hashes(echarts, script)),
                                Map.entry("echarts", echarts),
                                Map.entry("script", script)));
    }

    private static String title(EvaluationReport report) {
        var names =
                report.evaluations().stream()
                        .map(source -> source.record().name())
                        .distinct()
                        .toList();
        return (report.evaluations().size() == 1 ? "Evaluation of " : "Evaluations of ")
                + String.join(", ", names);
    }

    private static String notices(EvaluationReport report) {
        var scripted =
                report.evaluations().stream().anyMatch(source -> source.record().scripted())
                        ? Stream.of(TerminalReport.SCRIPTED)
                        : Stream.<String>empty();
        var incomplete =
                report.evaluations().stream()
                        .filter(Source::isIncomplete)
                        .map(source ->
                                "Not all attempts have been made: " + WhatWasRun.title(source));
        var titles = report.evaluations().stream().map(WhatWasRun::title);
        return Stream.concat(
                        Stream.concat(scripted, incomplete)
                                .map(HtmlText::escaped)
                                .map("<p class=\"notice\">%s.</p>"::formatted),
                        titles.map(HtmlText::escaped).map("<p>%s</p>"::formatted))
                .collect(Collectors.joining("\n"));
    }

    /// The way from a page to a directory, with `/` and a `/` at its end; empty if the page is in
    /// it.
    private static String from(Path page, Path directory) {
        Path parent = page.normalize().getParent();
        Path way =
                parent == null
                        ? directory
                        : parent.relativize(directory.toAbsolutePath().normalize());
        var names = new ArrayList<String>();
        way.forEach(name -> names.add(name.toString()));
        String text = String.join("/", names);
        return text.isEmpty() ? "" : text + "/";
    }

    /// The page's policy names its scripts by these: no other is run.
    private static String hashes(String... scripts) {
        return Stream.of(scripts)
                .map(Sha256::of)
                .map(digest -> Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest)))
                .map("'sha256-%s'"::formatted)
                .collect(Collectors.joining(" "));
    }

    private HtmlReport() {}
}

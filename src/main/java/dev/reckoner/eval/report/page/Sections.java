package dev.reckoner.eval.report.page;

import dev.reckoner.eval.report.EvaluationReport;
import dev.reckoner.eval.report.EvaluationReport.ReportedArm;
import dev.reckoner.eval.report.Published;
import dev.reckoner.eval.report.ReportTable;
import dev.reckoner.eval.report.ReportTables;
import dev.reckoner.eval.report.WhatWasRun;
import dev.reckoner.text.HtmlText;
import dev.reckoner.transcript.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The parts of the page that are complete without its script.
final class Sections {

    static String of(EvaluationReport report, List<Chart> charts) {
        var tables = ReportTables.of(report);
        return tables.stream().limit(1).map(Sections::section).collect(Collectors.joining())
                + beside(charts.stream().map(Sections::chart))
                + beside(tables.stream().skip(1).map(Sections::section))
                + attempts(report)
                + run(report)
                + published(report);
    }

    /// Two in a row where the page is wide.
    private static String beside(Stream<String> sections) {
        return sections.collect(Collectors.joining("", "<div class=\"beside\">\n", "</div>\n"));
    }

    private static String chart(Chart chart) {
        return """
        <section%s>
        <h2>%s</h2>
        <p class="soft">%s</p>
        <div class="plot" id="plot-%s" role="img"></div>
        <details><summary>The values as a table</summary>
        %s</details>
        </section>
        """
                .formatted(
                        chart.id().equals("accuracy") ? " class=\"whole\"" : "",
                        HtmlText.escaped(chart.title()),
                        HtmlText.escaped(chart.caption()),
                        chart.id(),
                        ChartTable.of(chart).html());
    }

    private static String section(ReportTable table) {
        var head = new ArrayList<>(List.of(""));
        head.addAll(table.head());
        var rows = new ArrayList<List<String>>();
        for (var row : table.rows()) {
            var texts = new ArrayList<>(List.of(row.name()));
            texts.addAll(row.figures());
            rows.add(texts);
        }
        return section(capital(table.title()), table.note(), new HtmlTable("", true, head, rows));
    }

    private static String section(String title, String note, HtmlTable table) {
        return "<section>\n<h2>%s</h2>\n%s%s</section>\n"
                .formatted(
                        HtmlText.escaped(title),
                        note.isEmpty()
                                ? ""
                                : "<p class=\"soft\">%s</p>\n".formatted(HtmlText.escaped(note)),
                        table.html());
    }

    private static String run(EvaluationReport report) {
        var rows = new ArrayList<List<String>>();
        for (ReportedArm arm : report.arms()) {
            rows.add(run(arm, report));
        }
        return section(
                "What was run",
                "",
                new HtmlTable(
                        "",
                        false,
                        List.of(
                                "",
                                "data",
                                "revision (SHA-256)",
                                "problems × samples",
                                "model",
                                "effort",
                                "preset",
                                "Python",
                                "limits of an attempt",
                                "limits of all",
                                "Reckoner and its grader",
                                "started"),
                        rows));
    }

    private static List<String> run(ReportedArm arm, EvaluationReport report) {
        var source = report.evaluations().get(arm.label().evaluation());
        var record = source.record();
        var what = arm.label().arm();
        return List.of(
                arm.label().text(),
                "%s; %s"
                        .formatted(
                                String.join(", ", record.data().files()),
                                WhatWasRun.selection(source)),
                WhatWasRun.shortRevision(source),
                Numbers.count(record.data().problems()) + " × " + record.samples(),
                what.model() + (record.scripted() ? " (scripted)" : ""),
                what.effort() == null ? "not set" : what.effort().toString(),
                what.preset(),
                python(what.tools(), what.state(), record.sandbox()),
                WhatWasRun.limits(record.attempt()),
                WhatWasRun.limits(record.run()),
                record.program(),
                WhatWasRun.started(source));
    }

    private static String python(boolean tools, @Nullable String state, @Nullable String sandbox) {
        return tools
                ? "state: %s%s".formatted(state, sandbox == null ? "" : ", sandbox " + sandbox)
                : "no";
    }

    private static String published(EvaluationReport report) {
        if (report.published().isEmpty()) {
            return "";
        }
        return section(
                "Published figures, other scaffolds",
                "What others measured, with other programs, budgets and problems. None of it can be"
                        + " set beside a figure of this page.",
                new HtmlTable(
                        "",
                        false,
                        List.of(
                                "by",
                                "date",
                                "data",
                                "model",
                                "effort",
                                "tools",
                                "measure",
                                "figure",
                                "scaffold",
                                "source"),
                        report.published().stream().map(Sections::published).toList()));
    }

    private static List<String> published(Published each) {
        return List.of(
                each.by(),
                each.date(),
                each.data(),
                each.model(),
                each.effort(),
                each.tools(),
                each.measure(),
                each.figure(),
                each.scaffold(),
                each.source());
    }

    /// The script fills the rows.
    private static String attempts(EvaluationReport report) {
        var tiers = new TreeSet<String>();
        report.arms().forEach(arm -> arm.metrics().tiers().forEach(tier -> tiers.add(tier.name())));
        return """
        <section id="grid-section">
        <h2>Every problem, every attempt</h2>
        <p class="soft">How many of the attempts at a problem are correct, of those that are known to be correct or wrong; ? where one is
        undecided, ! where one was voided. A click shows the attempts.</p>
        <p class="soft">%s</p>
        <div class="filters">
        <label>Problem or tag <input id="find" type="search"></label>
        <label%s>Tier <select id="tier"><option value="">all</option>%s</select></label>
        </div>
        <div class="wide"><table class="grid" id="grid">
        <thead><tr><th scope="col">problem</th><th scope="col" class="tier">%s</th>%s</tr></thead>
        <tbody></tbody>
        </table></div>
        <p class="soft more" id="more"></p>
        </section>
        """
                .formatted(
                        keys(report),
                        tiers.isEmpty() ? " hidden" : "",
                        options(tiers),
                        tiers.isEmpty() ? "" : "tier",
                        columns(report));
    }

    private static String keys(EvaluationReport report) {
        var keys = new ArrayList<String>();
        for (ReportedArm arm : report.arms()) {
            keys.add(
                    "<b>%s</b> %s"
                            .formatted(
                                    AttemptData.key(keys.size()),
                                    HtmlText.escaped(arm.label().text())));
        }
        return String.join(" · ", keys);
    }

    private static String options(Set<String> tiers) {
        return tiers.stream()
                .map(HtmlText::escaped)
                .map(tier -> "<option value=\"%s\">%s</option>".formatted(tier, tier))
                .collect(Collectors.joining());
    }

    private static String columns(EvaluationReport report) {
        var columns = new StringBuilder();
        for (int i = 0; i < report.arms().size(); i++) {
            columns.append(
                    "<th scope=\"col\" title=\"%s\">%s</th>"
                            .formatted(
                                    HtmlText.escaped(report.arms().get(i).label().text()),
                                    AttemptData.key(i)));
        }
        return columns.toString();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private Sections() {}
}

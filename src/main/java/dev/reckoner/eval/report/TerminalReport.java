package dev.reckoner.eval.report;

import dev.reckoner.eval.report.EvaluationReport.Source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A report in characters, for a terminal or a mail.
public final class TerminalReport {

    public static final String SCRIPTED =
            "SCRIPTED: the replies were written by hand; no figure here says anything of a model";

    private static final String PUBLISHED =
            "Figures that others have published for this model or data set, in other scaffolds, are"
                    + " in the HTML report and under --json: none of them can be set beside those"
                    + " above.";

    /// @param width in columns; lines are broken to fit where they can be
    public static String of(EvaluationReport report, int width) {
        var parts = new ArrayList<String>();
        parts.add(sources(report.evaluations(), width));
        if (report.arms().isEmpty()) {
            parts.add("no attempt has ended\n");
        }
        ReportTables.of(report).forEach(table -> parts.add(table(table, width)));
        if (!report.published().isEmpty()) {
            parts.add(Lines.broken(PUBLISHED, width, ""));
        }
        return String.join("\n", parts);
    }

    /// What the second evaluation is better by than the first.
    public static String of(ArmComparison comparison, int width) {
        var parts = new ArrayList<String>();
        parts.add(sources(comparison.evaluations(), width));
        if (!comparison.contrasts().isEmpty()) {
            parts.add(table(ReportTables.comparison(comparison.contrasts()), width));
        }
        var alone =
                comparison.unmatched().stream()
                        .map(ArmLabel::text)
                        .collect(Collectors.joining("; "));
        if (!alone.isEmpty()) {
            parts.add(Lines.broken("without a counterpart: " + alone, width, "  "));
        }
        return String.join("\n", parts);
    }

    private static String table(ReportTable table, int width) {
        String note = table.note();
        return TextTable.of(table, width) + (note.isEmpty() ? "" : Lines.broken(note, width, ""));
    }

    private static String sources(List<Source> sources, int width) {
        var text = new StringBuilder();
        if (sources.stream().anyMatch(source -> source.record().scripted())) {
            text.append(Lines.broken(SCRIPTED, width, "")).append('\n');
        }
        for (int i = 0; i < sources.size(); i++) {
            String number = sources.size() > 1 ? "(" + (i + 1) + ") " : "";
            text.append(Lines.broken(number + WhatWasRun.title(sources.get(i)), width, "  "));
            for (String line : WhatWasRun.lines(sources.get(i))) {
                text.append("  ").append(Lines.broken(line, width - 2, "    "));
            }
        }
        return text.toString();
    }

    private TerminalReport() {}
}

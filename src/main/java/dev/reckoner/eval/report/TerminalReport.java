package dev.reckoner.eval.report;

import dev.reckoner.eval.report.EvaluationReport.Source;

import java.util.ArrayList;

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
        if (report.evaluations().stream().anyMatch(source -> source.record().scripted())) {
            parts.add(Lines.broken(SCRIPTED, width, ""));
        }
        parts.add(sources(report, width));
        for (ReportTable table : ReportTables.of(report)) {
            parts.add(table(table, width));
        }
        if (!report.published().isEmpty()) {
            parts.add(Lines.broken(PUBLISHED, width, ""));
        }
        return String.join("\n", parts);
    }

    static String table(ReportTable table, int width) {
        String note = table.note();
        return TextTable.of(table, width) + (note.isEmpty() ? "" : Lines.broken(note, width, ""));
    }

    private static String sources(EvaluationReport report, int width) {
        boolean several = report.evaluations().size() > 1;
        var text = new StringBuilder();
        for (int i = 0; i < report.evaluations().size(); i++) {
            Source source = report.evaluations().get(i);
            text.append(
                    Lines.broken(
                            (several ? "(" + (i + 1) + ") " : "") + WhatWasRun.title(source),
                            width,
                            "  "));
            for (String line : WhatWasRun.lines(source)) {
                text.append("  ").append(Lines.broken(line, width - 2, "    "));
            }
        }
        return text.toString();
    }

    private TerminalReport() {}
}

package dev.reckoner.eval.report;

import dev.reckoner.eval.report.ReportTable.Row;
import dev.reckoner.text.OneLine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A table in characters: names to the left, figures to the right. Where a row is wider than the
/// terminal, its name stands on a line of its own.
final class TextTable {

    private static final String GAP = "  ";

    /// Of a word above a column. Tiers are named by a data set.
    private static final int LONGEST_HEAD = 30;

    private final ReportTable table;
    private final int width;
    private final List<Integer> wide;
    private final int name;
    private final boolean beside;

    private TextTable(ReportTable foreign, int width) {
        table = onOneLineEach(foreign);
        this.width = width;
        wide = IntStream.range(0, table.head().size()).mapToObj(this::wide).toList();
        int figures = wide.stream().mapToInt(each -> GAP.length() + each).sum();
        int longest = longest();
        beside = longest + figures <= width;
        name = beside ? longest : 2;
    }

    /// The names of arms and tiers are texts of other people's files.
    private static ReportTable onOneLineEach(ReportTable foreign) {
        return new ReportTable(
                foreign.title(),
                foreign.note(),
                foreign.head().stream().map(word -> OneLine.quote(word, LONGEST_HEAD)).toList(),
                foreign.rows().stream()
                        .map(row -> new Row(OneLine.quote(row.name()), row.figures()))
                        .toList());
    }

    static String of(ReportTable table, int width) {
        return new TextTable(table, width).text();
    }

    private String text() {
        var lines = new ArrayList<String>();
        if (beside) {
            lines.add(line(table.title(), table.head()));
        } else {
            lines.add(table.title());
            lines.add(line("", table.head()));
        }
        for (var row : table.rows()) {
            if (beside) {
                lines.add(line(row.name(), row.figures()));
            } else {
                lines.add(OneLine.quote(row.name(), width));
                lines.add(line("", row.figures()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String line(String first, List<String> figures) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%-" + name + "s", first));
        for (int i = 0; i < wide.size(); i++) {
            line.append(GAP)
                    .append(String.format(Locale.ROOT, "%" + wide.get(i) + "s", figures.get(i)));
        }
        return line.toString().stripTrailing();
    }

    private int wide(int column) {
        var lengths = new ArrayList<>(List.of(table.head().get(column).length()));
        table.rows().forEach(row -> lengths.add(row.figures().get(column).length()));
        return Collections.max(lengths);
    }

    private int longest() {
        var lengths = new ArrayList<>(List.of(table.title().length()));
        table.rows().forEach(row -> lengths.add(row.name().length()));
        return Collections.max(lengths);
    }
}

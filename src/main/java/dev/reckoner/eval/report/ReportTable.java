package dev.reckoner.eval.report;

import java.util.List;
import java.util.stream.IntStream;

/// A table of a report, as texts. The first column has names, the others have figures.
///
/// @param title such as `cost`
/// @param note what is to be known of its figures, in whole sentences; empty if nothing is
/// @param head a word for each column but the first
public record ReportTable(String title, String note, List<String> head, List<Row> rows) {

    public ReportTable {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /// @param figures one for each column but the first; empty where there is nothing to say
    public record Row(String name, List<String> figures) {
        public Row {
            figures = List.copyOf(figures);
        }
    }

    /// Without the columns that have no figure.
    ReportTable withoutEmptyColumns() {
        var kept =
                IntStream.range(0, head.size())
                        .filter(i -> rows.stream().anyMatch(row -> !row.figures.get(i).isEmpty()))
                        .boxed()
                        .toList();
        return new ReportTable(
                title,
                note,
                kept.stream().map(head::get).toList(),
                rows.stream()
                        .map(row -> new Row(row.name, kept.stream().map(row.figures::get).toList()))
                        .toList());
    }
}

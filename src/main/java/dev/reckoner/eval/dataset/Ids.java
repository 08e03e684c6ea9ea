package dev.reckoner.eval.dataset;

import dev.reckoner.eval.dataset.Rows.NamedRow;
import dev.reckoner.eval.dataset.file.DataFile;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.text.OneLine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives each row an id, which does not depend on the rows that are selected.
///
/// It is what the row says, or else what the names of the folders and of the file say, or else the
/// number of the row. Where two files have rows of the same id, the name of its file stands before
/// each.
final class Ids {

    static List<NamedRow> of(List<Row> rows) {
        List<String> ids = new ArrayList<>();
        Map<DataFile, Integer> sizes = new HashMap<>();
        rows.forEach(row -> sizes.merge(row.file(), 1, Integer::sum));
        Map<DataFile, Integer> numbers = new HashMap<>();
        for (Row row : rows) {
            int number = numbers.merge(row.file(), 1, Integer::sum);
            ids.add(id(row, number, sizes));
        }
        boolean unique = new HashSet<>(ids).size() == ids.size();
        return unique ? named(rows, ids) : withFiles(rows, ids);
    }

    private static String id(Row row, int number, Map<DataFile, Integer> sizes) {
        return said(row)
                .orElseGet(() ->
                        sizes.size() > 1 && sizes.getOrDefault(row.file(), 0) == 1
                                ? row.file().name()
                                : String.valueOf(number));
    }

    private static Optional<String> said(Row row) {
        var id = row.cell(ColumnNames.ID).map(cell -> cell.text().strip());
        return id.isPresent() ? id : numbered(row);
    }

    /// Such as `2024-I-1` from a year, a part and a number.
    private static Optional<String> numbered(Row row) {
        List<String> parts = new ArrayList<>();
        for (String column : List.of(ColumnNames.YEAR, ColumnNames.PART, ColumnNames.NUMBER)) {
            row.cell(column).ifPresent(cell -> parts.add(cell.text().strip()));
        }
        return row.cell(ColumnNames.NUMBER).map(_ -> String.join("-", parts));
    }

    private static List<NamedRow> withFiles(List<Row> rows, List<String> ids) {
        List<String> longer = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            longer.add(rows.get(i).file().name() + "-" + ids.get(i));
        }
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Integer other = first.putIfAbsent(longer.get(i), i);
            if (other != null) {
                var same = rows.get(other);
                throw rows.get(i)
                        .wrong(
                                "the id %s is that of %s of %s too; ids differ"
                                        .formatted(
                                                OneLine.quote(ids.get(i)),
                                                same.place(),
                                                same.file().shown()));
            }
        }
        return named(rows, longer);
    }

    private static List<NamedRow> named(List<Row> rows, List<String> ids) {
        List<NamedRow> named = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            named.add(new NamedRow(ids.get(i), rows.get(i)));
        }
        return named;
    }

    private Ids() {}
}

package dev.reckoner.eval.dataset;

import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The rows of all files, with their ids.
record Rows(List<NamedRow> rows) {

    /// A row with the id of its problem.
    record NamedRow(String id, Row row) {}

    static Rows of(DataFiles files) {
        List<Row> rows = new ArrayList<>();
        for (DataFile file : files.files()) {
            rows.addAll(read(file));
        }
        if (rows.isEmpty()) {
            throw new UnreadableDataset(
                    "%s has no rows; expected at least one problem"
                            .formatted(files.files().getFirst().shown()));
        }
        return new Rows(Ids.of(rows));
    }

    private static List<Row> read(DataFile file) {
        try {
            return switch (file.format()) {
                case JSON_LINES -> ReadJson.lines(file);
                case JSON -> ReadJson.whole(file);
                case CSV -> ReadCsv.rows(file, ',');
                case TSV -> ReadCsv.rows(file, '\t');
                case PARQUET -> ReadParquet.rows(file);
            };
        } catch (IOException e) {
            throw new UnreadableDataset(
                    "can't read %s: %s".formatted(file.shown(), IoReason.of(e)), e);
        }
    }

    /// Those of the split for which the condition is true.
    Rows selected(Selection selection) {
        List<NamedRow> selected = rows;
        if (selection.split() != null) {
            selected = split(selection.split());
        }
        if (selection.where() != null) {
            selected = Where.of(selection.where(), selected);
        }
        return new Rows(selected);
    }

    /// A row is of the split that its column `split` names, or else the name of its file.
    private List<NamedRow> split(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        var selected = rows.stream().filter(row -> splits(row.row()).contains(wanted)).toList();
        if (selected.isEmpty()) {
            Set<String> known = new TreeSet<>();
            rows.forEach(row -> known.addAll(splits(row.row())));
            throw new UnreadableDataset(
                    "no row is of the split %s, by a column split or by the name of its file; there are %s%s"
                            .formatted(
                                    OneLine.quote(name),
                                    OneLine.quote(String.join(", ", known)),
                                    DidYouMean.words(wanted, known)));
        }
        return selected;
    }

    private static Set<String> splits(Row row) {
        return row.cell(ColumnNames.SPLIT)
                .map(cell -> Set.of(cell.text().strip().toLowerCase(Locale.ROOT)))
                .orElseGet(() ->
                        Set.of(row.file().name().toLowerCase(Locale.ROOT).split("[^a-z0-9]+")));
    }
}

package dev.reckoner.eval.dataset;

import dev.reckoner.eval.dataset.file.DataFile;
import dev.reckoner.eval.dataset.file.DataFiles;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.UnreadableFile;
import dev.reckoner.text.DidYouMean;
import dev.reckoner.text.OneLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The rows of all files, with their ids.
record Rows(List<NamedRow> rows) {

    private static final Set<String> USUAL_SPLITS =
            Set.of("train", "test", "validation", "val", "dev");

    /// A row with the id of its problem.
    record NamedRow(String id, Row row) {}

    static Rows of(DataFiles files) {
        List<Row> rows = new ArrayList<>();
        for (DataFile file : files.files()) {
            rows.addAll(file.rows());
        }
        if (rows.isEmpty()) {
            throw new UnreadableFile(
                    "%s has no rows; expected at least one problem"
                            .formatted(files.files().getFirst().shown()));
        }
        return new Rows(Ids.of(rows));
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
            throw new UnreadableFile(
                    "no row is of the split %s, by a column split or by the name of its file; there are %s%s"
                            .formatted(
                                    OneLine.quote(name),
                                    OneLine.quote(String.join(", ", known)),
                                    DidYouMean.words(wanted, known)));
        }
        return selected;
    }

    /// The usual names of splits that its rows are of.
    Set<String> usualSplits() {
        Set<String> splits = new TreeSet<>();
        rows.forEach(row -> splits.addAll(splits(row.row())));
        splits.retainAll(USUAL_SPLITS);
        return splits;
    }

    private static Set<String> splits(Row row) {
        return row.cell(ColumnNames.SPLIT)
                .map(cell -> Set.of(cell.text().strip().toLowerCase(Locale.ROOT)))
                .orElseGet(() ->
                        Set.copyOf(
                                List.of(
                                        row.file()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .split("[^a-z0-9]+"))));
    }
}

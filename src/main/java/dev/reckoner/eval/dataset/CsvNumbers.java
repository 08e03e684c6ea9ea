package dev.reckoner.eval.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.eval.dataset.file.DataFile.Format;
import dev.reckoner.eval.dataset.file.Row;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The columns of CSV files whose every value is a number that is written without leading zeros.
///
/// @param texts the columns with a value that is no such number
record CsvNumbers(Set<String> texts) {

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,17})?");

    static CsvNumbers in(List<Row> rows) {
        Set<String> texts = new HashSet<>();
        for (Row row : rows) {
            if (isCsv(row)) {
                row.values()
                        .forEachEntry((column, value) -> {
                            if (!value.textValue().isEmpty()
                                    && !NUMBER.matcher(value.textValue()).matches()) {
                                texts.add(column);
                            }
                        });
            }
        }
        return new CsvNumbers(texts);
    }

    /// The row with these columns as numbers, and without empty values.
    ObjectNode written(Row row) {
        if (!isCsv(row)) {
            return row.values();
        }
        var written = row.values().objectNode();
        row.values()
                .forEachEntry((column, value) -> {
                    String text = value.textValue();
                    if (text.isEmpty()) {
                        written.putNull(column);
                    } else if (texts.contains(column)) {
                        written.put(column, text);
                    } else {
                        written.put(column, new BigDecimal(text));
                    }
                });
        return written;
    }

    private static boolean isCsv(Row row) {
        return row.file().format() == Format.CSV || row.file().format() == Format.TSV;
    }
}

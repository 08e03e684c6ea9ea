package dev.reckoner.eval.dataset;

import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.Row.Cell;
import dev.reckoner.text.OneLine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads how far a decimal answer may be off. Of several tolerances, one for each of several
/// answers, the smallest counts.
final class ReadTolerance {

    private static final Pattern NUMBER =
            Pattern.compile("\\d{0,40}\\.?\\d{1,40}(?:[eE][-+]?\\d{1,3})?");

    static Optional<BigDecimal> of(Row row) {
        return row.cell(ColumnNames.TOLERANCE)
                .flatMap(cell ->
                        Arrays.stream(cell.text().split(","))
                                .map(String::strip)
                                .filter(text -> !text.isEmpty())
                                .map(text -> number(row, cell, text))
                                .min(BigDecimal::compareTo));
    }

    private static BigDecimal number(Row row, Cell cell, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw row.wrong(
                    cell,
                    "expected a tolerance such as 0.01 or 1e-2, found '%s'"
                            .formatted(OneLine.quote(text)));
        }
        return new BigDecimal(text);
    }

    private ReadTolerance() {}
}

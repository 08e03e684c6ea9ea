package dev.reckoner.eval.dataset.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.text.OneLine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A row of a file, with the columns that have a value in it.
///
/// @param place where it stands in its file, such as `line 3`
/// @param values as the file has them
/// @param cells by the plain names of their columns: in lower case, with blanks between words
public record Row(DataFile file, String place, ObjectNode values, Map<String, Cell> cells) {

    /// @param column its name as the file has it
    public record Cell(String column, JsonNode value) {

        private static final int MOST_DIGITS = 1000;

        /// Numbers with all their digits, and without an exponent unless [#isHuge].
        public String text() {
            return value.isBigDecimal() && !isHuge()
                    ? value.decimalValue().toPlainString()
                    : value.asText();
        }

        /// Whether it is a number whose exponent stands for more than 1000 digits.
        public boolean isHuge() {
            return value.isBigDecimal() && Math.abs(value.decimalValue().scale()) > MOST_DIGITS;
        }
    }

    public static Row of(DataFile file, String place, ObjectNode values) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        values.forEachEntry((column, value) -> {
            if (!value.isNull() && !(value.isTextual() && value.textValue().isBlank())) {
                cells.putIfAbsent(plain(column), new Cell(column, value));
            }
        });
        return new Row(file, place, values, cells);
    }

    /// One name for `Problem Number`, `problem_number` and `problem-number`.
    public static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    /// The first of these columns that has a value here.
    public Optional<Cell> cell(Collection<String> columns) {
        return columns.stream()
                .map(cells::get)
                .flatMap(cell -> Optional.ofNullable(cell).stream())
                .findFirst();
    }

    public Optional<Cell> cell(String column) {
        return cell(List.of(column));
    }

    /// The names of its columns as the file has them.
    public List<String> columns() {
        return values.properties().stream().map(Map.Entry::getKey).toList();
    }

    public UnreadableFile wrong(String what) {
        return new UnreadableFile("%s, %s: %s".formatted(file.shown(), place, what));
    }

    public UnreadableFile wrong(Cell cell, String what) {
        return new UnreadableFile(
                "%s, %s, column %s: %s"
                        .formatted(file.shown(), place, OneLine.quote(cell.column()), what));
    }
}

package dev.reckoner.eval.table;

import dev.reckoner.json.Json;
import dev.reckoner.text.OneLine;

import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A format of tables. In CSV a list is JSON, and no text is a formula of a spreadsheet; in all
/// other formats values are as they are.
enum TableFormat {
    CSV(".csv", "FORMAT csv, HEADER true"),
    JSON(".json", "FORMAT json, ARRAY true"),
    JSON_LINES(".jsonl", "FORMAT json"),
    PARQUET(".parquet", "FORMAT parquet, COMPRESSION zstd");

    private final String ending;
    private final String options;

    TableFormat(String ending, String options) {
        this.ending = ending;
        this.options = options;
    }

    static TableFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a table is written to a file that ends in .csv, .json, .jsonl or"
                                        + " .parquet, was "
                                        + OneLine.quote(file.toString())));
    }

    /// As DuckDB's COPY takes them.
    String options() {
        return options;
    }

    String type(Field.Kind kind) {
        return switch (kind) {
            case TEXT -> "VARCHAR";
            case COUNT -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case TRUTH -> "BOOLEAN";
            case TEXTS -> this == CSV ? "VARCHAR" : "VARCHAR[]";
            case NUMBERS -> this == CSV ? "VARCHAR" : "DOUBLE[]";
        };
    }

    void append(DuckDBAppender appender, Field.Kind kind, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case String text -> appender.append(this == CSV ? CsvText.of(text) : text);
            case Boolean truth -> appender.append(truth.booleanValue());
            case Number number when kind == Field.Kind.NUMBER ->
                    appender.append(number.doubleValue());
            case Number number -> appender.append(number.longValue());
            case List<?> list when this == CSV ->
                    appender.append(Json.MAPPER.valueToTree(list).toString());
            case List<?> list -> appender.append(list);
            default -> throw new IllegalStateException("no column has a " + value.getClass());
        }
    }
}

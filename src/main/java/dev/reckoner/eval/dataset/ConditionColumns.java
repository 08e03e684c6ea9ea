package dev.reckoner.eval.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.eval.dataset.file.DataFile.Format;
import dev.reckoner.eval.dataset.file.Row;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The columns that a condition can name. SQL has one column where names differ only in their case,
/// and none without a name.
///
/// @param spellings how a column is written first, by its name in lower case
/// @param texts the columns, in lower case, in which a value of a CSV is no number or has leading
///   zeros
record ConditionColumns(Map<String, String> spellings, Set<String> texts) {

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,17})?");

    static ConditionColumns of(List<Row> rows) {
        Map<String, String> spellings = new LinkedHashMap<>();
        Set<String> texts = new HashSet<>();
        for (Row row : rows) {
            row.values()
                    .forEachEntry((column, value) -> {
                        String name = column.toLowerCase(Locale.ROOT);
                        if (!name.isEmpty()) {
                            spellings.putIfAbsent(name, column);
                        }
                        if (isCsv(row)
                                && !value.textValue().isEmpty()
                                && !NUMBER.matcher(value.textValue()).matches()) {
                            texts.add(name);
                        }
                    });
        }
        return new ConditionColumns(spellings, texts);
    }

    /// A name that no column has.
    String unused() {
        String name = "row of the files";
        while (spellings.containsKey(name)) {
            name += "'";
        }
        return name;
    }

    Collection<String> names() {
        return spellings.values();
    }

    /// The row with its columns in these spellings, with the numbers of a CSV, and without its
    /// empty values.
    ObjectNode written(Row row) {
        var written = row.values().objectNode();
        row.values()
                .forEachEntry((column, value) -> {
                    String name = column.toLowerCase(Locale.ROOT);
                    String spelling = spellings.get(name);
                    if (spelling != null) {
                        written.putIfAbsent(spelling, isCsv(row) ? typed(name, value) : value);
                    }
                });
        return written;
    }

    private JsonNode typed(String name, JsonNode value) {
        if (value.textValue().isEmpty()) {
            return NullNode.getInstance();
        }
        return texts.contains(name)
                ? value
                : DecimalNode.valueOf(new BigDecimal(value.textValue()));
    }

    private static boolean isCsv(Row row) {
        return row.file().format() == Format.CSV || row.file().format() == Format.TSV;
    }
}

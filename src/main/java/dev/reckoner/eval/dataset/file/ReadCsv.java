package dev.reckoner.eval.dataset.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import dev.reckoner.json.Json;
import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads CSV. The first row has the names of the columns, and each value is a text as it is
/// written.
final class ReadCsv {

    private static final CsvMapper MAPPER =
            CsvMapper.csvBuilder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    static List<Row> rows(DataFile file, char separator) throws IOException {
        ObjectReader reader =
                MAPPER.readerFor(String[].class)
                        .with(CsvSchema.emptySchema().withColumnSeparator(separator));
        List<Row> rows = new ArrayList<>();
        try (MappingIterator<String[]> values = reader.readValues(FileText.of(file))) {
            if (values.hasNextValue()) {
                String[] columns = columns(file, values.nextValue());
                while (values.hasNextValue()) {
                    rows.add(row(file, rows.size() + 1, columns, values.nextValue()));
                }
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableFile(
                    "%s, row %s: not CSV: %s"
                            .formatted(file.shown(), rows.size() + 1, OneLine.misread(e)),
                    e);
        }
        return rows;
    }

    /// A column without a name, such as the numbers that other programs write first, is not read.
    private static String[] columns(DataFile file, String[] written) {
        Set<String> seen = new HashSet<>();
        String[] columns = Arrays.stream(written).map(String::strip).toArray(String[]::new);
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                throw new UnreadableFile(
                        "%s: the first row names the column %s twice"
                                .formatted(file.shown(), OneLine.quote(column)));
            }
        }
        return columns;
    }

    private static Row row(DataFile file, int number, String[] columns, String[] values) {
        if (values.length != columns.length) {
            throw new UnreadableFile(
                    "%s, row %s has %s values, and the first row names %s columns"
                            .formatted(file.shown(), number, values.length, columns.length));
        }
        var row = Json.MAPPER.createObjectNode();
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].isEmpty()) {
                row.put(columns[i], values[i]);
            }
        }
        return Row.of(file, "row " + number, row);
    }

    private ReadCsv() {}
}

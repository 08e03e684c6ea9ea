package dev.reckoner.answer.read;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.reckoner.answer.read.Reading.Read;
import dev.reckoner.answer.read.Reading.Unreadable;
import dev.reckoner.answer.value.PrintValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The tables in `answer/read/*.tsv`: the text of an answer, the print of what it says, and its
/// kind. A row without print is refused.
class ReadingTableTest {

    private static final List<String> TABLES =
            List.of(
                    "numbers",
                    "numbers-traps",
                    "terms",
                    "functions",
                    "functions-traps",
                    "structures",
                    "structures-traps",
                    "relations",
                    "relations-traps",
                    "units",
                    "units-traps",
                    "prose",
                    "prose-traps",
                    "datasets",
                    "lists",
                    "doubts",
                    "sentences");

    private record Row(String text, String print, String kind) {}

    @ParameterizedTest
    @FieldSource("TABLES")
    void everyRowReadsAsItSays(String table) {
        List<Row> rows = rows(table);
        assertThat(rows.stream().map(row -> read(row.text())).toList()).isEqualTo(rows);
    }

    @Test
    void moreThanAThousandTextsAreInTheTables() {
        assertThat(TABLES.stream().mapToInt(table -> rows(table).size()).sum())
                .isGreaterThan(1_000);
    }

    private static Row read(String text) {
        return switch (ReadValue.of(text)) {
            case Read(var value) ->
                    new Row(text, PrintValue.of(value), value.getClass().getSimpleName());
            case Unreadable _ -> new Row(text, "", "Unreadable");
        };
    }

    private static List<Row> rows(String table) {
        try (var in =
                ReadingTableTest.class.getResourceAsStream("/answer/read/" + table + ".tsv")) {
            assertThat(in).as(table).isNotNull();
            var rows = new ArrayList<Row>();
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> rows.add(new Row(cells[0], cells[1], cells[2])));
            return rows;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

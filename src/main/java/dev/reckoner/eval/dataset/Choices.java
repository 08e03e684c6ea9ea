package dev.reckoner.eval.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.Row.Cell;
import dev.reckoner.json.Json;
import dev.reckoner.text.OneLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The choices of a multiple choice, each with a letter, in the order in which they are shown.
///
/// @param right the place of the right one; empty if it is not known
record Choices(List<String> texts, OptionalInt right) {

    private static final int MOST = 26;
    private static final ObjectReader WHOLE =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// The choices of a row; empty if it has none.
    ///
    /// @param seed decides the order where the right choice stands apart from the wrong ones. Else
    ///   it is that of the row.
    static Optional<Choices> of(Row row, String id, long seed) {
        List<String> wrong = wrong(row);
        if (!wrong.isEmpty()) {
            return Optional.of(shuffled(row, wrong, id, seed));
        }
        return row.cell(ColumnNames.CHOICES)
                .map(cell -> list(row, cell))
                .filter(cell -> cell.value().size() > 1)
                .map(cell -> listed(row, cell));
    }

    /// A table that has texts alone, such as a CSV, has a list as JSON.
    private static Cell list(Row row, Cell cell) {
        JsonNode value = cell.value();
        if (value.isTextual()) {
            try {
                value = WHOLE.readTree(value.textValue());
            } catch (JsonProcessingException _) {
                // a text that is no JSON is no list
            }
        }
        if (!value.isArray()) {
            throw row.wrong(
                    cell,
                    "expected a list of choices such as [\"2\", \"3\"], found "
                            + OneLine.quote(cell.text(), 60));
        }
        return new Cell(cell.column(), value);
    }

    private static List<String> wrong(Row row) {
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i < MOST; i++) {
            row.cell(ColumnNames.WRONG_ANSWER + i)
                    .ifPresent(cell -> wrong.add(cell.text().strip()));
        }
        return wrong;
    }

    private static Choices shuffled(Row row, List<String> wrong, String id, long seed) {
        List<String> given = new ArrayList<>();
        given.add(
                row.cell(ColumnNames.RIGHT_ANSWER)
                        .orElseThrow(() ->
                                row.wrong(
                                        "there are incorrect answers, and no column has the correct"
                                                + " answer"))
                        .text()
                        .strip());
        given.addAll(wrong);
        var order = SeededOrder.numbers(given.size(), seed, id);
        return new Choices(
                order.stream().map(given::get).toList(), OptionalInt.of(order.indexOf(0)));
    }

    private static Choices listed(Row row, Cell cell) {
        List<String> texts = new ArrayList<>();
        cell.value().forEach(text -> texts.add(new Cell(cell.column(), text).text().strip()));
        if (texts.size() > MOST) {
            throw row.wrong(
                    cell, "expected at most %s choices, found %s".formatted(MOST, texts.size()));
        }
        return new Choices(
                texts,
                row.cell(ColumnNames.ANSWER)
                        .map(answer -> OptionalInt.of(right(row, answer, texts)))
                        .orElse(OptionalInt.empty()));
    }

    /// A text is one of the choices or its letter, and a number counts them from 0.
    private static int right(Row row, Cell answer, List<String> texts) {
        String text = answer.text().strip();
        int at = answer.value().isTextual() ? texts.indexOf(text) : -1;
        if (at < 0 && text.matches("\\(?[A-Za-z]\\)?")) {
            at = Character.toUpperCase(text.replaceAll("[()]", "").charAt(0)) - 'A';
        } else if (at < 0 && text.matches("\\d{1,2}")) {
            at = Integer.parseInt(text);
        }
        if (at < 0 || at >= texts.size()) {
            throw row.wrong(
                    answer,
                    "expected one of the %s choices: its letter, its number from 0 or its text; found '%s'"
                            .formatted(texts.size(), OneLine.quote(text)));
        }
        return at;
    }

    /// The statement with the choices, whose answer is a letter.
    Asked after(String statement) {
        var shown = new StringBuilder(statement).append("\n\n");
        IntStream.range(0, texts.size())
                .forEach(i ->
                        shown.append('(')
                                .append(letter(i))
                                .append(") ")
                                .append(texts.get(i))
                                .append('\n'));
        shown.append("\nAnswer with the letter of one choice.");
        Gold gold =
                right.isPresent()
                        ? new Gold.Value(
                                Expected.of(letter(right.getAsInt())).with(AnswerType.CHOICE))
                        : new Gold.Unknown();
        return new Asked(shown.toString(), gold);
    }

    private static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }
}

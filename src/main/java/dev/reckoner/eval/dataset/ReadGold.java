package dev.reckoner.eval.dataset;

import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.Row.Cell;
import dev.reckoner.text.OneLine;

import java.util.regex.Pattern;

/// Reads the answer of a row.
final class ReadGold {

    private static final String MARK = "####";
    private static final Pattern THOUSANDS = Pattern.compile("(-?\\d{1,3}(?:,\\d{3})+)(\\.\\d+)?");

    static Gold of(Row row) {
        return row.cell(ColumnNames.ANSWER)
                .map(cell -> value(row, cell, answer(cell)))
                .or(() ->
                        row.cell(ColumnNames.SOLUTION)
                                .flatMap(cell ->
                                        ReadAnswer.boxed(cell.text())
                                                .map(text -> value(row, cell, text))))
                .orElseGet(Gold.Unknown::new);
    }

    private static Gold value(Row row, Cell cell, String text) {
        var expected = Expected.of(text);
        Grader.unreadable(expected)
                .ifPresent(because -> {
                    throw row.wrong(
                            cell,
                            "'%s' cannot be read as an answer: %s"
                                    .formatted(OneLine.quote(text), OneLine.quote(because)));
                });
        return new Gold.Value(expected);
    }

    /// The text behind the last `####`, or the last box, or all.
    private static String answer(Cell cell) {
        String text = cell.text().strip();
        int mark = text.lastIndexOf(MARK);
        return withoutThousands(mark < 0 ? text : text.substring(mark + MARK.length()).strip());
    }

    private static String withoutThousands(String text) {
        return THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text;
    }

    private ReadGold() {}
}

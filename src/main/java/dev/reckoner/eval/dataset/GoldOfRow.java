package dev.reckoner.eval.dataset;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.program.ValueType;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.Row.Cell;
import dev.reckoner.text.OneLine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the answer of a row that has no choices: the verifying program, the answer, or what the
/// solution has in its last box.
final class GoldOfRow {

    private static final String MARK = "####";
    private static final Pattern THOUSANDS = Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

    static Gold of(Row row) {
        var verifier = row.cell(ColumnNames.VERIFIER);
        if (verifier.isPresent()) {
            return new Gold.Verifier(verifier.get().text(), valueType(row));
        }
        var answer = row.cell(ColumnNames.ANSWER);
        if (answer.isPresent()) {
            return value(row, answer.get(), text(row, answer.get()));
        }
        return row.cell(ColumnNames.SOLUTION)
                .flatMap(solution ->
                        ReadAnswer.boxed(solution.text()).map(text -> value(row, solution, text)))
                .orElseGet(Gold.Unknown::new);
    }

    private static ValueType valueType(Row row) {
        var type = row.cell(ColumnNames.ANSWER_TYPE);
        try {
            return type.map(Cell::text).map(ValueType::of).orElse(ValueType.ANY);
        } catch (IllegalArgumentException e) {
            throw row.wrong(type.orElseThrow(), String.valueOf(e.getMessage()));
        }
    }

    /// The members of a list, or the text behind the last `####`, or all.
    private static String text(Row row, Cell cell) {
        JsonNode value = cell.value();
        if (value.isObject()) {
            throw row.wrong(
                    cell,
                    "expected a text, a number or a list of them, found "
                            + OneLine.quote(value.toString(), 60));
        }
        if (value.isArray()) {
            List<String> members = new ArrayList<>();
            for (JsonNode member : value) {
                if (!member.isValueNode() || member.isNull()) {
                    throw row.wrong(
                            cell,
                            "expected a list of texts and numbers, found "
                                    + OneLine.quote(value.toString(), 60));
                }
                members.add(written(row, new Cell(cell.column(), member)));
            }
            return String.join(", ", members);
        }
        String text = written(row, cell);
        int mark = text.lastIndexOf(MARK);
        String answer = (mark < 0 ? text : text.substring(mark + MARK.length())).strip();
        return THOUSANDS.matcher(answer).matches() ? answer.replace(",", "") : answer;
    }

    private static String written(Row row, Cell cell) {
        if (cell.isHuge()) {
            throw row.wrong(cell, "expected a number of at most 1000 digits, found " + cell.text());
        }
        return cell.text().strip();
    }

    private static Gold value(Row row, Cell cell, String text) {
        var plain = Expected.of(text);
        var expected = ReadTolerance.of(row).map(plain::within).orElse(plain);
        String because = "";
        for (AnswerType type : ReadAnswerType.of(row, cell)) {
            var typed = expected.with(type);
            var unreadable = Grader.unreadable(typed);
            if (unreadable.isEmpty()) {
                return new Gold.Value(typed);
            }
            because = unreadable.get();
        }
        throw row.wrong(
                cell,
                "'%s' cannot be an expected answer: %s"
                        .formatted(OneLine.quote(text), OneLine.quote(because)));
    }

    private GoldOfRow() {}
}

package dev.reckoner.eval.dataset;

import dev.reckoner.answer.question.Gold;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.Row.Cell;
import dev.reckoner.eval.dataset.file.UnreadableFile;
import dev.reckoner.text.OneLine;

/// The statement of a problem, and its answer.
record Asked(String statement, Gold gold) {

    static Asked of(Row row, String id, long seed) {
        return new Asked(statement(row), ReadGold.of(row));
    }

    private static String statement(Row row) {
        String problem =
                row.cell(ColumnNames.PROBLEM)
                        .map(Cell::text)
                        .orElseThrow(() -> withoutProblem(row))
                        .strip();
        return row.cell(ColumnNames.CONTEXT)
                .map(context -> context.text().strip() + "\n\n" + problem)
                .orElse(problem);
    }

    private static UnreadableFile withoutProblem(Row row) {
        boolean named =
                row.columns().stream().map(Row::plain).anyMatch(ColumnNames.PROBLEM::contains);
        return row.wrong(
                named
                        ? "the problem is empty"
                        : "no column has the problem; the columns are %s; expected one of %s"
                                .formatted(
                                        OneLine.quote(String.join(", ", row.columns())),
                                        String.join(", ", ColumnNames.PROBLEM)));
    }
}

package dev.reckoner.eval.dataset;

import dev.reckoner.answer.question.Gold;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.UnreadableFile;
import dev.reckoner.text.OneLine;

/// The statement of a problem, and its answer.
record Asked(String statement, Gold gold) {

    static Asked of(Row row, String id, long seed) {
        String statement = statement(row);
        return Choices.of(row, id, seed)
                .map(choices -> choices.after(statement))
                .orElseGet(() -> new Asked(statement, ReadGold.of(row)));
    }

    private static String statement(Row row) {
        var cell = row.cell(ColumnNames.PROBLEM).orElseThrow(() -> withoutProblem(row));
        if (!cell.value().isTextual()) {
            throw row.wrong(
                    cell, "expected a text, found " + OneLine.quote(cell.value().toString(), 60));
        }
        String problem = cell.text().strip();
        String before =
                row.cell(ColumnNames.CONTEXT)
                        .map(context -> context.text().strip() + "\n\n")
                        .orElse("");
        String after =
                row.cell(ColumnNames.UNIT)
                        .map(unit ->
                                "\n\nGive the answer without its unit, which is %s."
                                        .formatted(unit.text().strip()))
                        .orElse("");
        return before + problem + after;
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

package dev.reckoner.eval.dataset;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.Row.Cell;
import dev.reckoner.text.OneLine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads of which type the answer of a row is.
final class ReadAnswerType {

    /// What HLE writes.
    private static final String EXACT = "exactmatch";

    private static final String CHOICE = "multiplechoice";

    /// The types in the order in which they are tried: the first that the answer is of is its type.
    ///
    /// Data sets that say whether there are several answers, as OlympiadBench does, name types that
    /// not each of their answers is of. There only an interval and a tuple, which are written
    /// alike, need their type; what any other answer is shows by itself.
    ///
    /// @param answer from where the answer was read
    static List<AnswerType> of(Row row, Cell answer) {
        var type = row.cell(ColumnNames.ANSWER_TYPE);
        var several = row.cell(ColumnNames.SEVERAL_ANSWERS);
        if (several.isEmpty()) {
            return List.of(
                    type.map(cell -> named(cell).orElseThrow(() -> unknown(row, cell)))
                            .orElse(AnswerType.ANY));
        }
        if (isTrue(several.get()) || answer.value().size() > 1) {
            return List.of(AnswerType.SET, AnswerType.ANY);
        }
        return type.flatMap(ReadAnswerType::named)
                .filter(named -> named == AnswerType.INTERVAL || named == AnswerType.TUPLE)
                .map(named -> List.of(named, AnswerType.ANY))
                .orElse(List.of(AnswerType.ANY));
    }

    /// The type in the words of the row, for the model; empty where they are for a program of the
    /// data set's own.
    static Optional<String> words(Row row) {
        return row.cell(ColumnNames.ANSWER_TYPE)
                .filter(_ -> row.cell(ColumnNames.SEVERAL_ANSWERS).isEmpty())
                .map(cell -> cell.text().strip())
                .filter(type -> !type.equalsIgnoreCase(EXACT) && !type.equalsIgnoreCase(CHOICE));
    }

    private static boolean isTrue(Cell cell) {
        return cell.text().strip().equalsIgnoreCase("true");
    }

    private static Optional<AnswerType> named(Cell cell) {
        return switch (cell.text().strip().toLowerCase(Locale.ROOT)) {
            case EXACT -> Optional.of(AnswerType.ANY);
            case CHOICE -> Optional.of(AnswerType.CHOICE);
            default -> AnswerType.named(cell.text());
        };
    }

    private static RuntimeException unknown(Row row, Cell cell) {
        return row.wrong(
                cell,
                "expected one of %s, found '%s'"
                        .formatted(AnswerType.names(), OneLine.quote(cell.text())));
    }

    private ReadAnswerType() {}
}

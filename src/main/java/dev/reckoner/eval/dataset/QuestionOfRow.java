package dev.reckoner.eval.dataset;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.dataset.Rows.NamedRow;
import dev.reckoner.eval.dataset.file.Row;
import dev.reckoner.eval.dataset.file.Row.Cell;
import dev.reckoner.task.Problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a row of a data set is.
sealed interface QuestionOfRow {

    record Read(Question question) implements QuestionOfRow {}

    /// A problem that cannot be asked, or whose answer cannot be graded, by its nature.
    record LeftOut(String why) implements QuestionOfRow {}

    /// @param seed decides the order of choices whose right one stands apart
    static QuestionOfRow of(NamedRow named, long seed) {
        var row = named.row();
        if (hasImage(row)) {
            return new LeftOut("a problem with an image cannot be asked");
        }
        if (isForPeople(row)) {
            return new LeftOut("its answer is for a person to judge");
        }
        var asked = Asked.of(row, named.id(), seed);
        var tier = row.cell(ColumnNames.TIER).map(Cell::text).map(String::strip).orElse(null);
        return new Read(
                new Question(
                        named.id(),
                        problem(named, asked.statement()),
                        asked.gold(),
                        tier,
                        tags(row),
                        row.cell(ColumnNames.LIBRARIES)
                                .map(QuestionOfRow::texts)
                                .orElse(List.of())));
    }

    private static Problem problem(NamedRow named, String statement) {
        var problem = Problem.named(named.id(), statement);
        return ReadAnswerType.words(named.row()).map(problem::answerType).orElse(problem);
    }

    private static boolean hasImage(Row row) {
        return row.cells().entrySet().stream()
                .anyMatch(cell -> isImage(cell.getKey()) && !isEmpty(cell.getValue().value()));
    }

    private static boolean isImage(String column) {
        return ColumnNames.IMAGES.contains(column)
                || column.startsWith(ColumnNames.IMAGE)
                        && column.substring(ColumnNames.IMAGE.length()).matches("\\d+");
    }

    /// A list without members, or an object whose every field is null.
    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode() && value.valueStream().allMatch(JsonNode::isNull);
    }

    private static boolean isForPeople(Row row) {
        return row.cell(ColumnNames.ANSWER_TYPE)
                .filter(cell -> cell.text().strip().equalsIgnoreCase("need_human_evaluate"))
                .isPresent();
    }

    private static List<String> tags(Row row) {
        Set<String> tags = new LinkedHashSet<>();
        ColumnNames.TAGS.forEach(
                column -> row.cell(column).ifPresent(cell -> tags.addAll(texts(cell))));
        return List.copyOf(tags);
    }

    /// The members of a list, or the one value.
    private static List<String> texts(Cell cell) {
        List<String> texts = new ArrayList<>();
        if (cell.value().isArray()) {
            for (JsonNode member : cell.value()) {
                if (!member.isNull()) {
                    texts.add(new Cell(cell.column(), member).text().strip());
                }
            }
        } else {
            texts.add(cell.text().strip());
        }
        texts.removeIf(String::isBlank);
        return texts;
    }
}

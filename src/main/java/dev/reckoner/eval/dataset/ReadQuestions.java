package dev.reckoner.eval.dataset;

import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.dataset.Rows.NamedRow;
import dev.reckoner.eval.dataset.file.UnreadableFile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads rows as questions.
///
/// @param notes about what was left out or is missing
record ReadQuestions(List<Question> questions, List<String> notes) {

    static ReadQuestions of(Rows rows, long seed) {
        List<Question> questions = new ArrayList<>();
        List<NamedRow> withoutAnswer = new ArrayList<>();
        List<UnreadableFile> wrong = new ArrayList<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        for (NamedRow row : rows.rows()) {
            try {
                switch (ReadQuestion.of(row, seed)) {
                    case ReadQuestion.LeftOut(var why) -> leftOut.merge(why, 1, Integer::sum);
                    case ReadQuestion.Read(var question) -> {
                        questions.add(question);
                        if (question.gold() instanceof Gold.Unknown) {
                            withoutAnswer.add(row);
                        }
                    }
                }
            } catch (UnreadableFile e) {
                wrong.add(e);
            }
        }
        if (withoutAnswer.size() < questions.size()) {
            withoutAnswer.forEach(row ->
                    wrong.add(row.row().wrong("there is no answer, and other rows have one")));
        }
        fail(wrong);
        List<String> notes = new ArrayList<>();
        leftOut.forEach((why, count) ->
                notes.add("%s of %s rows left out: %s".formatted(count, rows.rows().size(), why)));
        if (questions.isEmpty()) {
            throw new UnreadableFile("no problem is left: " + String.join("; ", notes));
        }
        if (withoutAnswer.size() == questions.size()) {
            notes.add("no row has an answer, so nothing can be graded");
        }
        return new ReadQuestions(questions, notes);
    }

    private static void fail(List<UnreadableFile> wrong) {
        if (wrong.size() == 1) {
            throw wrong.getFirst();
        }
        if (!wrong.isEmpty()) {
            throw new UnreadableFile(
                    "%s (and %s more %s cannot be read)"
                            .formatted(
                                    wrong.getFirst().getMessage(),
                                    wrong.size() - 1,
                                    wrong.size() == 2 ? "row" : "rows"),
                    wrong.getFirst());
        }
    }
}

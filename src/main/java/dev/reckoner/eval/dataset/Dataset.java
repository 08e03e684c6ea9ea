package dev.reckoner.eval.dataset;

import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.dataset.file.DataFiles;
import dev.reckoner.eval.dataset.file.UnreadableFile;
import dev.reckoner.eval.row.EvaluationRecord.DataSource;

import java.util.ArrayList;
import java.util.List;

/// A set of problems, and where it comes from.
///
/// @param questions at least one; their ids differ
/// @param notes what a reader should know about the reading, such as rows that were left out; each
///   is a sentence without a full stop
public record Dataset(List<Question> questions, DataSource source, List<String> notes) {

    public Dataset {
        questions = List.copyOf(questions);
        notes = List.copyOf(notes);
    }

    /// Reads files, folders of files, and globs such as `data/*.jsonl`. The revision of the source
    /// is the SHA-256 of the files' bytes one after the other.
    ///
    /// @throws UnreadableDataset if there is no such file, or one can't be read as problems
    public static Dataset read(List<String> paths, Selection selection) {
        try {
            return of(DataFiles.of(paths), paths, selection);
        } catch (UnreadableFile e) {
            throw new UnreadableDataset(String.valueOf(e.getMessage()), e);
        }
    }

    private static Dataset of(DataFiles files, List<String> paths, Selection selection) {
        var selected = Rows.of(files).selected(selection);
        var read = ReadQuestions.of(selected, selection.seed());
        var questions = SeededOrder.of(read.questions(), selection);
        return new Dataset(
                questions,
                new DataSource(
                        List.copyOf(paths),
                        files.revision(),
                        selection.options(),
                        questions.size()),
                notes(read.notes(), selected));
    }

    private static List<String> notes(List<String> notes, Rows rows) {
        var splits = rows.usualSplits();
        if (splits.size() < 2) {
            return notes;
        }
        List<String> all = new ArrayList<>(notes);
        all.add(
                "the problems are of several splits, %s; --split NAME takes one"
                        .formatted(String.join(", ", splits)));
        return all;
    }
}

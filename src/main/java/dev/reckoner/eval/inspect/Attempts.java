package dev.reckoner.eval.inspect;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.RunDirectory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The run directories of an evaluation's attempts.
///
/// @param gold the expected answers by the ids of their problems, as far as an attempt was graded
record Attempts(Path evaluation, Map<String, String> gold) {

    static Attempts of(Evaluation evaluation) {
        var gold = new HashMap<String, String>();
        for (var row : evaluation.rows()) {
            if (row.gold() != null) {
                gold.put(row.problem(), row.gold());
            }
        }
        return new Attempts(evaluation.directory(), Map.copyOf(gold));
    }

    /// @throws java.io.UncheckedIOException if the directory is not there or cannot be read
    SampleLog read(AttemptRow row) {
        Path directory = evaluation.resolve(row.directory());
        var run = new RunDirectory(directory).run();
        var entries = Journal.recover(directory).entries();
        return SampleLog.of(row, gold.getOrDefault(row.problem(), ""), run, entries);
    }
}

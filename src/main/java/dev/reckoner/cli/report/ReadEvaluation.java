package dev.reckoner.cli.report;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.eval.row.Evaluation;

import java.nio.file.Path;

/// Reads the evaluation that a person names.
final class ReadEvaluation {

    /// @throws Failure if it is none, or is damaged
    static Evaluation of(Path directory) {
        try {
            return Evaluation.read(directory);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    String.valueOf(e.getMessage()),
                    "name the directory that 'reckoner eval' made; it has an " + Evaluation.RECORD);
        }
    }

    private ReadEvaluation() {}
}

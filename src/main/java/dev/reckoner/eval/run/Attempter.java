package dev.reckoner.eval.run;

import dev.reckoner.agent.Watcher;
import dev.reckoner.eval.row.AttemptRow;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Makes the attempt of a job, or goes on with it where another process had begun it.
@FunctionalInterface
interface Attempter {

    /// @param stop whether to stop; asked between two steps
    /// @throws NotRecorded if the attempt cannot be recorded
    Attempted attempt(Job job, Watcher watcher, BooleanSupplier stop) throws InterruptedException;

    /// What came of it.
    ///
    /// @param shortage the limit of the whole evaluation that stopped the attempt, for a person;
    ///   empty if none did
    record Attempted(AttemptRow row, Optional<String> shortage) {}
}

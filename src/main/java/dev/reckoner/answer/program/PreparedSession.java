package dev.reckoner.answer.program;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import java.time.Duration;

/// A session in which nothing but our own first cell has run.
final class PreparedSession {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// @throws SandboxUnavailable if the cell does not complete, which is no fault of an answer
    static void prepare(Session session) throws InterruptedException {
        var outcome = session.run(GradingCells.PREPARE, LIMIT);
        if (!(outcome instanceof Outcome.Completed)) {
            throw new SandboxUnavailable(
                    "the sandbox could not prepare a session for grading: its first cell ended "
                            + outcome.key());
        }
    }

    private PreparedSession() {}
}

package dev.reckoner.answer.program;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import java.time.Duration;
import java.util.Arrays;

/// A session in which nothing but our own first cell has run.
final class PreparedSession {

    private static final String SYMPY = "sympy";

    /// It takes seconds where nothing else runs.
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// @param texts what will run in it
    /// @throws SandboxUnavailable if the cell does not complete, which is no fault of an answer
    static void prepare(Session session, String... texts) throws InterruptedException {
        boolean sympy = Arrays.stream(texts).anyMatch(text -> text.contains(SYMPY));
        var outcome = session.run(GradingCells.prepare(sympy), LIMIT);
        if (!(outcome instanceof Outcome.Completed)) {
            throw new SandboxUnavailable(
                    "the sandbox could not prepare a session for grading: its first cell ended "
                            + outcome.key());
        }
    }

    private PreparedSession() {}
}

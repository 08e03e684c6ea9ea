package dev.reckoner.answer.program;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import java.time.Duration;

/// Checks the source of a function `answer()`, which a model has written, with the source of a
/// function `verify(a)`, which the author of the problem has written.
///
/// Each runs in a session of its own. See the package for what is promised.
public final class VerifyProgram {

    /// For each source and the call of its function together.
    public record TimeLimits(Duration answer, Duration verifier) {

        /// Those of FrontierMath.
        public static final TimeLimits DEFAULT =
                new TimeLimits(Duration.ofSeconds(30), Duration.ofSeconds(120));

        public TimeLimits {
            if (!answer.isPositive() || !verifier.isPositive()) {
                throw new IllegalArgumentException(
                        "a time limit must be positive, was %s and %s".formatted(answer, verifier));
            }
        }
    }

    private final Sandbox sandbox;
    private final TimeLimits limits;

    /// @param sandbox stays open
    public VerifyProgram(Sandbox sandbox, TimeLimits limits) {
        this.sandbox = sandbox;
        this.limits = limits;
    }

    /// Runs both, the verifier only if the answer has a value of the declared type.
    ///
    /// @throws SandboxUnavailable if the sandbox fails, which says nothing about the answer
    public ProgramEnd check(String answer, String verifier, ValueType declared)
            throws InterruptedException {
        try (Session answering = sandbox.open()) {
            return switch (new AnswerRun(answering, limits.answer()).of(answer)) {
                case AnswerRun.Result.Ended(var end) -> end;
                case AnswerRun.Result.Value(var value) -> {
                    var mismatch = declared.mismatch(value);
                    yield mismatch.isPresent()
                            ? new ProgramEnd.WrongType(
                                    declared, mismatch.get(), ValueText.of(value))
                            : verify(value, verifier, answering);
                }
            };
        }
    }

    /// The second session is opened before the first is closed, so that a sandbox that uses its
    /// processes again does not give it the same one.
    private ProgramEnd verify(PythonValue value, String verifier, Session answering)
            throws InterruptedException {
        try (Session verifying = sandbox.open()) {
            answering.close();
            return new VerifierRun(verifying, limits.verifier()).of(value, verifier);
        }
    }
}

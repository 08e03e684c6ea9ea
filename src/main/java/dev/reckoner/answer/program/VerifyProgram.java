package dev.reckoner.answer.program;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import org.jspecify.annotations.Nullable;

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

    /// What came of a check.
    ///
    /// @param value what `answer()` returned, in notation that `ReadValue` reads where there is
    ///   one; a string is its own text; null if it returned nothing that can cross
    public record Checked(@Nullable String value, ProgramEnd end) {}

    /// Runs both, the verifier only if the answer has a value of the declared type.
    ///
    /// @throws SandboxUnavailable if the sandbox fails, which says nothing about the answer
    public Checked checked(String answer, String verifier, ValueType declared)
            throws InterruptedException {
        return answered(answer, declared, (value, answering) -> verify(value, verifier, answering));
    }

    /// Runs only the source of the answer.
    ///
    /// @throws SandboxUnavailable if the sandbox fails, which says nothing about the answer
    public Checked value(String answer, ValueType declared) throws InterruptedException {
        return answered(
                answer, declared, (value, _) -> new ProgramEnd.Returned(ValueText.of(value)));
    }

    /// How the check of both ended.
    ///
    /// @throws SandboxUnavailable if the sandbox fails, which says nothing about the answer
    public ProgramEnd check(String answer, String verifier, ValueType declared)
            throws InterruptedException {
        return checked(answer, verifier, declared).end();
    }

    /// What is done with a value, given the session that it comes from.
    private interface WithValue {
        ProgramEnd end(PythonValue value, Session answering) throws InterruptedException;
    }

    private Checked answered(String answer, ValueType declared, WithValue then)
            throws InterruptedException {
        try (Session answering = sandbox.open()) {
            return switch (new AnswerRun(answering, limits.answer()).of(answer)) {
                case AnswerRun.Result.Ended(var end) -> new Checked(null, end);
                case AnswerRun.Result.Value(var value) -> {
                    var mismatch = declared.mismatch(value);
                    yield new Checked(
                            ValueText.answer(value),
                            mismatch.isPresent()
                                    ? new ProgramEnd.WrongType(
                                            declared, mismatch.get(), ValueText.of(value))
                                    : then.end(value, answering));
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

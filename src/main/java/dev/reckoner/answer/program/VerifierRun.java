package dev.reckoner.answer.program;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/// Runs a verifier on a value, in a session in which no code of an answer has run.
///
/// What the verifier prints and shows may be anything. Its verdict is the value of a cell of ours,
/// after a nonce that is used once.
final class VerifierRun {

    /// To make the value, which works out its expressions.
    private static final Duration TO_MAKE_VALUE = Duration.ofSeconds(60);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Session session;
    private final Duration limit;

    /// @param limit for the verifier's source and the call of `verify(a)` together
    VerifierRun(Session session, Duration limit) {
        this.session = session;
        this.limit = limit;
    }

    ProgramEnd of(PythonValue value, String verifier) throws InterruptedException {
        String makeValue = GradingCells.makeValue(value);
        PreparedSession.prepare(session, makeValue, verifier);
        var made = session.run(makeValue, TO_MAKE_VALUE);
        if (!(made instanceof Outcome.Completed)) {
            return notMade(made);
        }
        var defined = session.run(verifier, limit);
        if (!(defined instanceof Outcome.Completed)) {
            return ended(defined);
        }
        var rest = limit.minus(defined.resources().wall());
        if (!rest.isPositive()) {
            return new ProgramEnd.VerifierTimedOut(limit);
        }
        String nonce = nonce();
        var called = session.run(GradingCells.verify(nonce), rest);
        return called instanceof Outcome.Completed
                ? verdict(called.output().shown(), nonce, value)
                : ended(called);
    }

    private static ProgramEnd notMade(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Raised(_, var error, _, _) ->
                    new ProgramEnd.CannotCross("a value that cannot be made again: " + error);
            case Outcome.TimedOut _ -> new ProgramEnd.ValueNotMade("it takes too long");
            case Outcome.OutOfMemory _ -> new ProgramEnd.ValueNotMade("it takes too much memory");
            case Outcome.Crashed _, Outcome.Completed _ ->
                    new ProgramEnd.ValueNotMade("the interpreter ended");
        };
    }

    private ProgramEnd ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> new ProgramEnd.NoVerdict("nothing");
            case Outcome.Raised(_, var error, _, _) -> new ProgramEnd.VerifierRaised(error);
            case Outcome.TimedOut _ -> new ProgramEnd.VerifierTimedOut(limit);
            case Outcome.OutOfMemory(_, var bytes, _, _) ->
                    new ProgramEnd.VerifierOutOfMemory(bytes);
            case Outcome.Crashed(_, var cause, _, _) -> new ProgramEnd.VerifierCrashed(cause);
        };
    }

    private static ProgramEnd verdict(List<DisplayedValue> shown, String nonce, PythonValue value) {
        var verdicts =
                shown.stream()
                        .filter(DisplayedValue::result)
                        .map(DisplayedValue::plain)
                        .filter(plain -> plain.startsWith(nonce + " "))
                        .map(plain -> plain.substring(nonce.length() + 1))
                        .toList();
        if (verdicts.size() != 1) {
            return new ProgramEnd.NoVerdict("a value that is lost among what it has shown");
        }
        return switch (verdicts.getFirst()) {
            case "True" -> new ProgramEnd.Accepted(ValueText.of(value));
            case "False" -> new ProgramEnd.Refuted(ValueText.of(value));
            case String other -> new ProgramEnd.NoVerdict(other);
        };
    }

    private static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

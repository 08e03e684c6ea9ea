package dev.reckoner.answer.program;

import dev.reckoner.answer.program.ReadTagged.Written;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Session;

import java.time.Duration;
import java.util.List;

/// Runs the source of an answer in a session of its own, and reads what it lets cross. All that
/// comes from the session is hostile.
final class AnswerRun {

    /// Closed for ever.
    sealed interface Result {

        record Value(PythonValue value) implements Result {}

        record Ended(ProgramEnd end) implements Result {}
    }

    private final Session session;
    private final Duration limit;

    /// @param limit for the source and the call of `answer()` together
    AnswerRun(Session session, Duration limit) {
        this.session = session;
        this.limit = limit;
    }

    Result of(String source) throws InterruptedException {
        PreparedSession.prepare(session, source);
        var defined = session.run(source, limit);
        if (!(defined instanceof Outcome.Completed)) {
            return ended(defined);
        }
        var rest = limit.minus(defined.resources().wall());
        if (!rest.isPositive()) {
            return new Result.Ended(new ProgramEnd.AnswerTimedOut(limit));
        }
        var called = session.run(GradingCells.ANSWER, rest);
        return called.resources().wall().compareTo(rest) > 0
                ? new Result.Ended(new ProgramEnd.AnswerTimedOut(limit))
                : ended(called);
    }

    private Result ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed(var output, _) -> shown(output.shown());
            case Outcome.Raised(_, var error, _, _) ->
                    new Result.Ended(new ProgramEnd.AnswerRaised(error));
            case Outcome.TimedOut _ -> new Result.Ended(new ProgramEnd.AnswerTimedOut(limit));
            case Outcome.OutOfMemory(_, var bytes, _, _) ->
                    new Result.Ended(new ProgramEnd.AnswerOutOfMemory(bytes));
            case Outcome.Crashed(_, var cause, _, _) ->
                    new Result.Ended(new ProgramEnd.AnswerCrashed(cause));
        };
    }

    private static Result shown(List<DisplayedValue> shown) {
        var results = shown.stream().filter(DisplayedValue::result).toList();
        if (results.size() != 1) {
            return cannotCross("a value that was not shown exactly once");
        }
        try {
            return switch (ReadTagged.of(results.getFirst().plain())) {
                case Written.Crossed(var value) -> new Result.Value(value);
                case Written.Refused(var what) -> cannotCross(what);
            };
        } catch (NotTagged e) {
            return cannotCross(e.reason());
        }
    }

    private static Result cannotCross(String what) {
        return new Result.Ended(new ProgramEnd.CannotCross(what));
    }
}

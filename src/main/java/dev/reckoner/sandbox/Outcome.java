package dev.reckoner.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.time.Duration;
import java.util.ArrayList;

/// How a cell ended. The model can learn from each case; a broken sandbox is not among them, see
/// [SandboxUnavailable]. Closed for ever.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @Type(value = Outcome.Completed.class, name = "completed"),
    @Type(value = Outcome.Raised.class, name = "raised"),
    @Type(value = Outcome.TimedOut.class, name = "timed_out"),
    @Type(value = Outcome.OutOfMemory.class, name = "out_of_memory"),
    @Type(value = Outcome.Crashed.class, name = "crashed")
})
public sealed interface Outcome {

    /// What the cell showed before it ended.
    Output output();

    /// What the session's variables are after the cell.
    SessionState state();

    ResourceUse resources();

    /// The name of the outcome in JSON.
    default String key() {
        return switch (this) {
            case Completed _ -> "completed";
            case Raised _ -> "raised";
            case TimedOut _ -> "timed_out";
            case OutOfMemory _ -> "out_of_memory";
            case Crashed _ -> "crashed";
        };
    }

    /// All the cell showed, as in a terminal: what was printed and the values in the order in which
    /// they came, then the traceback.
    default String text() {
        var parts = new ArrayList<String>();
        for (var piece : output().pieces()) {
            parts.add(
                    switch (piece) {
                        case Output.Printed(var text) -> text.stripTrailing();
                        case DisplayedValue value -> value.plain();
                    });
        }
        if (this instanceof Raised raised) {
            parts.add(raised.traceback().stripTrailing());
        }
        parts.removeIf(String::isEmpty);
        return String.join("\n", parts);
    }

    record Completed(Output output, ResourceUse resources) implements Outcome {
        @Override
        public SessionState state() {
            return SessionState.KEPT;
        }
    }

    /// An exception reached the top of the cell, `SystemExit` and `KeyboardInterrupt` among them.
    ///
    /// @param error the type and the message of the exception, `ZeroDivisionError: division by
    ///   zero`
    /// @param traceback as Python prints it, with only the frames of the session's own cells; its
    ///   last line is `error`
    record Raised(Output output, String error, String traceback, ResourceUse resources)
            implements Outcome {
        @Override
        public SessionState state() {
            return SessionState.KEPT;
        }
    }

    /// @param limit the one given to the call that ran the cell
    record TimedOut(Output output, Duration limit, SessionState state, ResourceUse resources)
            implements Outcome {}

    /// An uncaught `MemoryError` is one too, after which the variables are kept.
    record OutOfMemory(Output output, long limitBytes, SessionState state, ResourceUse resources)
            implements Outcome {}

    /// The interpreter ended, or the cell could not be run because its session was lost.
    ///
    /// @param cause what is known about it: `exited with status 3`, `killed by signal 11 (SIGSEGV)`
    record Crashed(Output output, String cause, SessionState state, ResourceUse resources)
            implements Outcome {}
}

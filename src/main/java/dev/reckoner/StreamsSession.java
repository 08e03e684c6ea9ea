package dev.reckoner;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import java.time.Duration;
import java.util.List;

/// Runs cells as programs: standard error comes first, then standard output, and values that are
/// not printed are left out.
///
/// `sandbox/common/cells.py` keeps the standard error of a cell apart where `sys` has the list
/// `stderr_apart`; a cell of ours prints it afterwards. What that cell prints is worth no more than
/// what the cell before it printed.
final class StreamsSession implements Session {

    private static final String KEEP_APART = "__import__('sys').stderr_apart = []";

    /// The cell of ours has a standard error of its own in the list, which is empty.
    private static final String PRINT_IT =
            """
            __import__('sys').stdout.write(''.join(kept.text() for kept in __import__('sys').stderr_apart));
            __import__('sys').stderr_apart.clear();
            """;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Session session;

    StreamsSession(Session session) throws InterruptedException {
        this.session = session;
        var outcome = session.run(KEEP_APART, LIMIT);
        if (!(outcome instanceof Outcome.Completed)) {
            throw new SandboxUnavailable(
                    "the sandbox could not prepare a session: its first cell ended "
                            + outcome.key());
        }
    }

    @Override
    public Outcome run(String source, Duration limit) throws InterruptedException {
        var outcome = session.run(source, limit);
        return switch (outcome) {
            case Outcome.Completed(var output, var used) ->
                    new Outcome.Completed(streams(stderr(), output), used);
            case Outcome.Raised(var output, var error, var traceback, var used) ->
                    new Outcome.Raised(
                            streams("", output), error, ended(stderr()) + traceback, used);
            case Outcome.TimedOut(var output, var most, var state, var used) ->
                    new Outcome.TimedOut(streams("", output), most, state, used);
            case Outcome.OutOfMemory(var output, var bytes, var state, var used) ->
                    new Outcome.OutOfMemory(streams("", output), bytes, state, used);
            case Outcome.Crashed(var output, var cause, var state, var used) ->
                    new Outcome.Crashed(streams("", output), cause, state, used);
        };
    }

    /// Empty if the cell has put something else in its place.
    private String stderr() throws InterruptedException {
        return session.run(PRINT_IT, LIMIT) instanceof Outcome.Completed(var output, _)
                ? output.printed()
                : "";
    }

    private static Output streams(String stderr, Output output) {
        return new Output(ended(stderr) + output.printed(), output.dropped(), List.of());
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    @Override
    public void close() {
        session.close();
    }
}

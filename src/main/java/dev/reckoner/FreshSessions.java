package dev.reckoner;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.SessionState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Runs each cell in a session of its own. The first is opened at once, so that a sandbox that
/// cannot be had is found before anything is spent.
final class FreshSessions implements Session {

    private final Opening opening;
    private @Nullable Session ready;

    interface Opening {
        Session open() throws InterruptedException;
    }

    FreshSessions(Opening opening) throws InterruptedException {
        this.opening = opening;
        this.ready = opening.open();
    }

    @Override
    public Outcome run(String source, Duration limit) throws InterruptedException {
        try (var session = ready == null ? opening.open() : ready) {
            ready = null;
            return gone(session.run(source, limit));
        }
    }

    /// Whatever the session would have kept after a cell that was stopped ends with it.
    private static Outcome gone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _, Outcome.Raised _ -> outcome;
            case Outcome.TimedOut(var output, var limit, _, var used) ->
                    new Outcome.TimedOut(output, limit, SessionState.LOST, used);
            case Outcome.OutOfMemory(var output, var bytes, _, var used) ->
                    new Outcome.OutOfMemory(output, bytes, SessionState.LOST, used);
            case Outcome.Crashed(var output, var cause, _, var used) ->
                    new Outcome.Crashed(output, cause, SessionState.LOST, used);
        };
    }

    @Override
    public void close() {
        if (ready != null) {
            ready.close();
        }
    }
}

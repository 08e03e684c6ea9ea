package dev.reckoner.eval.gate;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// A sandbox in which only so many cells run at once, and only so many sessions are opened at once.
/// Whoever came first goes first. A wait is no part of a cell's time.
///
/// @param within stays the caller's to close
/// @param cells permits for cells
public record BoundedSandbox(Sandbox within, Semaphore cells) implements Sandbox {

    /// @param most how many cells
    public static BoundedSandbox of(Sandbox within, int most) {
        return new BoundedSandbox(within, new Semaphore(most, true));
    }

    @Override
    public Session open(Consumer<String> printed) throws InterruptedException {
        cells.acquire();
        try {
            return new BoundedSession(within.open(printed), cells);
        } finally {
            cells.release();
        }
    }

    @Override
    public Description description() {
        return within.description();
    }

    @Override
    public SandboxLimits limits() {
        return within.limits();
    }

    @Override
    public void close() {}

    private record BoundedSession(Session session, Semaphore cells) implements Session {

        @Override
        public Outcome run(String source, Duration limit) throws InterruptedException {
            cells.acquire();
            try {
                return session.run(source, limit);
            } finally {
                cells.release();
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }
}

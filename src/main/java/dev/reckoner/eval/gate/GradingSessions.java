package dev.reckoner.eval.gate;

import dev.reckoner.answer.grading.SessionSupply;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// The sessions in which answers are compared. Only so many are open at once; whoever came first
/// goes first.
///
/// @param sessions permits for sessions
public record GradingSessions(Sandbox sandbox, Semaphore sessions) implements SessionSupply {

    public static GradingSessions of(Sandbox sandbox, int most) {
        return new GradingSessions(sandbox, new Semaphore(most, true));
    }

    @Override
    public Session open() throws InterruptedException {
        sessions.acquire();
        boolean open = false;
        try {
            var session = new Counted(sandbox.open(), sessions, new AtomicBoolean());
            open = true;
            return session;
        } finally {
            if (!open) {
                sessions.release();
            }
        }
    }

    private record Counted(Session within, Semaphore sessions, AtomicBoolean closed)
            implements Session {

        @Override
        public Outcome run(String source, Duration limit) throws InterruptedException {
            return within.run(source, limit);
        }

        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                try {
                    within.close();
                } finally {
                    sessions.release();
                }
            }
        }
    }
}

package dev.reckoner;

import dev.reckoner.agent.Watcher;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A session that is being opened while the attempt begins.
record Opening(FutureTask<Session> task, Thread thread) implements AutoCloseable {

    static Opening of(Sandbox sandbox, Watcher watcher) {
        var task = new FutureTask<>(() -> sandbox.open(watcher::printed));
        return new Opening(task, Thread.ofVirtual().name("open-session").start(task));
    }

    /// Waits until it is open; the same session every time.
    Session session() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SandboxUnavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Closes the session, or what there is of it so far.
    @Override
    public void close() {
        thread.interrupt();
        try {
            session().close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SandboxUnavailable | IllegalStateException _) {
            return;
        }
    }
}

package dev.reckoner;

import dev.reckoner.agent.Watcher;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A session that is being opened while the attempt begins.
///
/// @param opened completed by `thread` alone, so that no session is lost on the way
record Opening(CompletableFuture<Session> opened, Thread thread) implements AutoCloseable {

    static Opening of(Sandbox sandbox, Watcher watcher) {
        var opened = new CompletableFuture<Session>();
        var thread =
                Thread.ofVirtual().name("open-session").start(() -> open(sandbox, watcher, opened));
        return new Opening(opened, thread);
    }

    private static void open(Sandbox sandbox, Watcher watcher, CompletableFuture<Session> opened) {
        try {
            opened.complete(sandbox.open(watcher::printed));
        } catch (Throwable failed) {
            opened.completeExceptionally(failed);
        }
    }

    /// Waits until it is open; the same session every time.
    Session session() throws InterruptedException {
        try {
            return opened.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SandboxUnavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Closes the session: at once where it is open, else as soon as it is. Does not wait, so that
    /// a thread that was interrupted closes it too.
    @Override
    public void close() {
        thread.interrupt();
        opened.thenAccept(Session::close);
    }
}

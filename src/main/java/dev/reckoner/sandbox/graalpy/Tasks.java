package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.SandboxUnavailable;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Waits for a task of another thread, and throws what it threw.
final class Tasks {

    static <T> T result(Future<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (CancellationException closed) {
            throw new SandboxUnavailable("the sandbox was closed", closed);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new SandboxUnavailable("the sandbox failed: " + failed.getMessage(), failed);
        }
    }

    private Tasks() {}
}

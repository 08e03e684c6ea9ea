package dev.reckoner.sandbox;

import java.util.function.Consumer;

/// A place where Python runs. Opening it gives sessions that are closed to the host and to each
/// other.
public interface Sandbox extends AutoCloseable {

    /// Opens one isolated Python.
    ///
    /// @param printed hears what cells print, in pieces, while they run; called from another
    ///   thread, and no more than a cell's kept output
    /// @throws SandboxUnavailable if no session can be had on this machine
    Session open(Consumer<String> printed) throws InterruptedException;

    default Session open() throws InterruptedException {
        return open(_ -> {});
    }

    /// What is recorded of it in `run.json`: its kind, and the versions of what model-written code
    /// meets there.
    Description description();

    /// What a session of it may use, as it was started.
    SandboxLimits limits();

    /// Ends every session and every process of its own. Safe to call twice.
    @Override
    void close();
}

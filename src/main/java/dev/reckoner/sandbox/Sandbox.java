package dev.reckoner.sandbox;

import java.util.function.Consumer;

/// A place where Python runs. Its sessions are isolated from the host and from each other.
public interface Sandbox extends AutoCloseable {

    /// Opens one isolated Python.
    ///
    /// @param printed receives what cells print and display, in pieces, while they run, see
    ///   [Output#heard]; it is called from another thread, and gets no more than the output that is
    ///   kept of a cell
    /// @throws SandboxUnavailable if no session can be had on this machine
    Session open(Consumer<String> printed) throws InterruptedException;

    default Session open() throws InterruptedException {
        return open(_ -> {});
    }

    /// What `run.json` records about it: its kind, and the versions of Python and of the libraries.
    Description description();

    /// What each of its sessions may use.
    SandboxLimits limits();

    /// Ends every session and every process of its own. Safe to call twice.
    @Override
    void close();
}

package dev.reckoner.sandbox;

import java.time.Duration;

/// One isolated Python. Cells share variables, as in a notebook; one cell runs at a time.
public interface Session extends AutoCloseable {

    /// Runs a cell and waits for it to end, in at most `limit` plus two seconds to interrupt or
    /// kill it.
    ///
    /// @throws SandboxUnavailable if the cell could not be run, or its end could not be observed
    /// @throws InterruptedException if the calling thread is interrupted; the cell is stopped and
    ///   the session cannot be used any more
    Outcome run(String source, Duration limit) throws InterruptedException;

    /// Kills whatever still runs. Safe to call twice.
    @Override
    void close();
}

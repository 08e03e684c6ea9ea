package dev.reckoner.agent;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;

/// Where an attempt gets the session that its cells run in.
@FunctionalInterface
public interface SessionSource {

    /// For attempts without tools.
    SessionSource NONE =
            () -> {
                throw new IllegalStateException("an attempt without tools has no cells to run");
            };

    /// Waits until the session is open; the same session each time. Whoever made it closes it.
    ///
    /// @throws SandboxUnavailable if it cannot be opened
    Session session() throws InterruptedException;
}

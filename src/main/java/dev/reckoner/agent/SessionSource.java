package dev.reckoner.agent;

import dev.reckoner.sandbox.Session;

/// Where an attempt gets the session that its cells run in.
@FunctionalInterface
public interface SessionSource {

    /// Opens the session when it is first called; the same session each time. Whoever made it
    /// closes it. An attempt without tools never calls it.
    ///
    /// @throws dev.reckoner.sandbox.SandboxUnavailable if it cannot be opened
    Session session() throws InterruptedException;
}

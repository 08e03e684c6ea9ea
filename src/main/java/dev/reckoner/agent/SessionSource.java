package dev.reckoner.agent;

import dev.reckoner.sandbox.Session;

/// Gives an attempt the session in which its cells run.
@FunctionalInterface
public interface SessionSource {

    /// Returns the session, and opens it on the first call. The owner of this source closes it. An
    /// attempt without tools never calls this method.
    ///
    /// @throws dev.reckoner.sandbox.SandboxUnavailable if it cannot be opened
    Session session() throws InterruptedException;

    /// Returns the session too, to run cells in it again, whose output nobody is to see.
    ///
    /// @param cells how many will be run
    /// @throws dev.reckoner.sandbox.SandboxUnavailable if it cannot be opened
    default Session rebuilding(int cells) throws InterruptedException {
        return session();
    }
}

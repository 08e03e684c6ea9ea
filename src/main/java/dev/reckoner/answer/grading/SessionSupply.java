package dev.reckoner.answer.grading;

import dev.reckoner.sandbox.Session;

/// Opens a session of Python when a grader first needs one, and again after it was lost.
@FunctionalInterface
public interface SessionSupply {

    /// @throws dev.reckoner.sandbox.SandboxUnavailable if none can be had
    Session open() throws InterruptedException;
}

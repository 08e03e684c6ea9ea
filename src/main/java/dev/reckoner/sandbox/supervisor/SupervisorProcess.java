package dev.reckoner.sandbox.supervisor;

import dev.reckoner.sandbox.host.OutputTail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A started supervisor. The end of its input ends it.
public interface SupervisorProcess {

    /// Starts one. What it throws is told as the reason why the sandbox does not start.
    @FunctionalInterface
    interface Start {
        SupervisorProcess start() throws IOException;
    }

    OutputStream requests();

    InputStream answers();

    OutputTail errors();

    /// Ends it with all its processes and waits, but not for long. Safe to call twice.
    void end();

    /// Ends it with all its processes and does not wait. What it has said can still be read.
    void kill();
}

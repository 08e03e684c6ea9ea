package dev.reckoner.sandbox.supervisor;

import dev.reckoner.sandbox.host.OutputTail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// A started supervisor. Closing its input ends it.
public interface SupervisorProcess {

    /// Starts one. What it throws is told as the reason why the sandbox does not start.
    @FunctionalInterface
    interface Start {
        SupervisorProcess start() throws IOException;
    }

    OutputStream requests();

    InputStream answers();

    OutputTail errors();

    /// Whether it ends within `limit`.
    boolean endsWithin(Duration limit) throws InterruptedException;

    /// Ends it with all its processes, and does not wait. What it has said can still be read.
    void kill();
}

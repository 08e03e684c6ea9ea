package dev.reckoner.sandbox.local;

import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.OutputTail;
import dev.reckoner.sandbox.supervisor.SupervisorProcess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A bubblewrap process with the supervisor in it.
record BubblewrapProcess(Process process, OutputTail errors) implements SupervisorProcess {

    private static final int STDERR_CHARS = 4_000;

    static BubblewrapProcess start(HostCommand command) throws IOException {
        Process process = command.builder().start();
        return new BubblewrapProcess(
                process, OutputTail.of(process.getErrorStream(), STDERR_CHARS));
    }

    @Override
    public OutputStream requests() {
        return process.getOutputStream();
    }

    @Override
    public InputStream answers() {
        return process.getInputStream();
    }

    @Override
    public boolean endsWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The process's own method would also close its streams, and with them what it has said.
    @Override
    public void kill() {
        process.toHandle().destroyForcibly();
    }
}

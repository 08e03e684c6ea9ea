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
    private static final Duration END_WITHIN = Duration.ofSeconds(2);

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

    /// The supervisor ends at the end of its input, and all processes end with it, each reaped by
    /// its own parent. A process whose parent is killed may stay as a zombie on the host.
    @Override
    public void end() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (IOException _) {
            kill();
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /// The process's own method would also close its streams, and with them what it has said.
    @Override
    public void kill() {
        process.toHandle().destroyForcibly();
    }
}

package dev.reckoner.sandbox.host;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// A process that ends, with its children, when [#end] is called or this program ends.
final class EndAtExit {

    private final Thread hook = new Thread(this::kill, "reckoner-end-process");
    private @Nullable Process process;

    /// The caller calls [#end] afterwards, also where this fails. The lock makes a shutdown wait
    /// until a started process is known.
    ///
    /// @throws InterruptedException if this program is being ended; nothing is started then
    synchronized Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw ending(e);
        }
        Process started = builder.start();
        process = started;
        return started;
    }

    /// @throws InterruptedException if this program is being ended
    void end() throws InterruptedException {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw ending(e);
        }
    }

    private synchronized void kill() {
        if (process != null) {
            var children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static InterruptedException ending(IllegalStateException cause) {
        var interrupted = new InterruptedException("this program is being ended");
        interrupted.initCause(cause);
        return interrupted;
    }
}

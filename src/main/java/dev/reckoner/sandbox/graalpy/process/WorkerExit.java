package dev.reckoner.sandbox.graalpy.process;

import dev.reckoner.sandbox.graalpy.worker.Worker;

import java.util.Map;

/// How a worker ended unexpectedly.
///
/// @param status as the operating system gives it: 128 plus the number of the signal where one
///   killed it
/// @param errors the end of its standard error
public record WorkerExit(int status, String errors) {

    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11,
                    "SIGSEGV", 15, "SIGTERM");

    public boolean outOfMemory() {
        return status == Worker.OUT_OF_MEMORY || errors.contains("java.lang.OutOfMemoryError");
    }

    public String cause() {
        int signal = status - 128;
        return SIGNALS.containsKey(signal)
                ? "killed by signal " + signal + " (" + SIGNALS.get(signal) + ")"
                : "exited with status " + status;
    }
}

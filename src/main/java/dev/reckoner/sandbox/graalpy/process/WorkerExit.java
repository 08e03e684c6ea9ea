package dev.reckoner.sandbox.graalpy.process;

import dev.reckoner.sandbox.graalpy.worker.Worker;

import java.util.Map;

/// How a worker ended that was to go on.
///
/// @param status as the operating system gives it, 128 and the number of the signal where one
///   killed it
/// @param complaints the end of its standard error
public record WorkerExit(int status, String complaints) {

    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11,
                    "SIGSEGV", 15, "SIGTERM");

    public boolean outOfMemory() {
        return status == Worker.OUT_OF_MEMORY || complaints.contains("java.lang.OutOfMemoryError");
    }

    public String cause() {
        var signal = SIGNALS.get(status - 128);
        return signal == null
                ? "exited with status " + status
                : "killed by signal " + (status - 128) + " (" + signal + ")";
    }
}

package dev.reckoner.sandbox;

import java.time.Duration;

/// What a session may use.
///
/// @param memoryBytes of all its processes together
/// @param processes and threads
/// @param scratchBytes of files under `/tmp`, where the backend has files at all
/// @param outputChars of printed text kept of one cell
/// @param rebuild time for running kept cells again after a kill
public record SandboxLimits(
        long memoryBytes, int processes, long scratchBytes, int outputChars, Duration rebuild) {

    public static final SandboxLimits DEFAULT =
            new SandboxLimits(1L << 30, 64, 64L << 20, 10 << 20, Duration.ofSeconds(60));

    public SandboxLimits {
        if (memoryBytes < 256L << 20) {
            throw new IllegalArgumentException(
                    "memory must be at least 256 MiB, was " + (memoryBytes >> 20) + " MiB");
        }
    }
}

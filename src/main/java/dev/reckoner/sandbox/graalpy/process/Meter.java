package dev.reckoner.sandbox.graalpy.process;

import dev.reckoner.sandbox.ResourceUse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// Measures a process from one moment on.
public record Meter(ProcessHandle process, long startNanos, Duration startCpu) {

    private static final Set<String> PEAK = Set.of("VmHWM");
    private static final Set<String> OWN = Set.of("RssAnon", "RssShmem", "VmSwap");

    static Meter of(ProcessHandle process) {
        return new Meter(process, System.nanoTime(), cpu(process));
    }

    /// @param peakBytes the highest memory that was seen, which counts where the process has ended
    ResourceUse sinceStart(long peakBytes) {
        var cpu = cpu(process).minus(startCpu);
        return new ResourceUse(
                Duration.ofNanos(System.nanoTime() - startNanos),
                cpu.isNegative() ? Duration.ZERO : cpu,
                Math.max(peakBytes, peakBytes(process)));
    }

    /// The most memory that it has had; 0 as in [#ownBytes].
    static long peakBytes(ProcessHandle process) {
        return bytes(process, PEAK);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The memory of a process that no other process shares: all but the files that it has mapped.
    /// It is 0 where the process has ended, and where the system is not Linux.
    static long ownBytes(ProcessHandle process) {
        return bytes(process, OWN);
    }

    private static long bytes(ProcessHandle process, Set<String> names) {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.map(line -> line.split(":\\s+"))
                    .filter(line -> names.contains(line[0]))
                    .mapToLong(line -> Long.parseLong(line[1].replace(" kB", "")) << 10)
                    .sum();
        } catch (IOException | UncheckedIOException unknown) {
            return 0;
        }
    }
}

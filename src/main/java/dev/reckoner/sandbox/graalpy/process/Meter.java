package dev.reckoner.sandbox.graalpy.process;

import dev.reckoner.sandbox.ResourceUse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Measures a process from one moment on.
public record Meter(ProcessHandle process, long startNanos, Duration startCpu) {

    static Meter of(ProcessHandle process) {
        return new Meter(process, System.nanoTime(), cpu(process));
    }

    public ResourceUse sinceStart() {
        var cpu = cpu(process).minus(startCpu);
        return new ResourceUse(
                Duration.ofNanos(System.nanoTime() - startNanos),
                cpu.isNegative() ? Duration.ZERO : cpu,
                peakBytes());
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private long peakBytes() {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unknown) {
            return 0;
        }
    }
}

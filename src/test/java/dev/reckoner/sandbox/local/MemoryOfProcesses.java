package dev.reckoner.sandbox.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the processes that this program has started have of the host's memory, as the kernel counts
/// it.
final class MemoryOfProcesses {

    /// Bytes; memory that several of them share counts once.
    static long now() {
        return ProcessHandle.current()
                .descendants()
                .mapToLong(MemoryOfProcesses::proportional)
                .sum();
    }

    private static long proportional(ProcessHandle process) {
        var rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (var lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]) << 10)
                    .sum();
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }

    private MemoryOfProcesses() {}
}

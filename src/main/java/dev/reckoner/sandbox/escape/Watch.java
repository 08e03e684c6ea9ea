package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.SandboxLimits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks, while a cell runs, at what its session takes from this machine.
///
/// A limit counts as passed where it is passed for a while: sandboxes that have no control groups
/// look every 50 ms and need some time to end a process.
final class Watch implements AutoCloseable {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final List<String> OF_KERNEL =
            List.of("Shmem", "SUnreclaim", "KernelStack", "PageTables", "SecPageTables");
    private static final Duration FOR_A_WHILE = Duration.ofMillis(400);
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final int SPARE_PROCESSES = 16;
    private static final int SPARE_FILES = 200;

    /// Files a session may have; the same in every backend.
    private static final int MOST_FILES = 4_096;

    private final String tag;
    private final SandboxLimits limits;
    private final boolean files;
    private final long before;
    private final Thread looking;
    private volatile boolean ended;
    private long highest;
    private long above;
    private int mostProcesses;
    private Scratch mostFiles = new Scratch(0, 0);

    private record Scratch(int files, long bytes) {}

    /// @param tag the name of the session's processes
    /// @param files whether to count those in its `/tmp`
    Watch(String tag, SandboxLimits limits, boolean files) {
        this.tag = tag;
        this.limits = limits;
        this.files = files;
        before = taken();
        looking = Thread.ofPlatform().daemon().name("reckoner-watch").start(this::look);
    }

    private void look() {
        long last = System.nanoTime();
        long most = limits.memoryBytes() / 10 * 13 + limits.scratchBytes();
        while (!ended) {
            long taken = taken() - before;
            long time = System.nanoTime();
            highest = Math.max(highest, taken);
            if (taken > most) {
                above += time - last;
            } else if (above < FOR_A_WHILE.toNanos()) {
                above = 0;
            }
            last = time;
            mostProcesses = Math.max(mostProcesses, threads());
            if (files) {
                Scratch now = inScratch();
                mostFiles =
                        new Scratch(
                                Math.max(mostFiles.files, now.files),
                                Math.max(mostFiles.bytes, now.bytes));
            }
            Pause.millis(LOOK_EVERY_MILLIS);
        }
    }

    /// Memory of the session's processes that nobody shares, and of the kernel.
    private long taken() {
        long sum = 0;
        for (Path process : HostProcesses.named(tag)) {
            sum += anonymous(process);
        }
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            Path process = HostProcesses.of(child);
            if (!HostProcesses.text(process.resolve("comm")).strip().equals(tag)) {
                sum += anonymous(process);
            }
        }
        String kernel = HostProcesses.text(MEMORY);
        for (String kind : OF_KERNEL) {
            sum += HostProcesses.bytes(kernel, kind);
        }
        return sum;
    }

    private static long anonymous(Path process) {
        return HostProcesses.bytes(HostProcesses.text(process.resolve("smaps_rollup")), "Pss_Anon");
    }

    private int threads() {
        int sum = 0;
        for (Path process : HostProcesses.named(tag)) {
            String threads =
                    HostProcesses.field(HostProcesses.text(process.resolve("status")), "Threads");
            sum += threads.isEmpty() ? 0 : Integer.parseInt(threads);
        }
        return sum;
    }

    private Scratch inScratch() {
        return HostProcesses.named(tag).stream()
                .findFirst()
                .map(process -> in(process.resolve("root/tmp")))
                .orElse(new Scratch(0, 0));
    }

    private static Scratch in(Path folder) {
        int count = 0;
        long bytes = 0;
        try (var all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                count++;
                bytes += Files.size(file);
            }
        } catch (IOException _) {
            return new Scratch(count, bytes);
        }
        return new Scratch(count, bytes);
    }

    /// Stops looking.
    ///
    /// @return what was too much
    List<Leak> end() throws InterruptedException {
        close();
        looking.join();
        var leaks = new ArrayList<Leak>();
        memory().ifPresent(what -> leaks.add(new Leak(Canary.MEMORY, what)));
        if (mostProcesses > limits.processes() + SPARE_PROCESSES) {
            leaks.add(
                    new Leak(
                            Canary.PROCESSES,
                            "it had %d processes and threads, %d are allowed"
                                    .formatted(mostProcesses, limits.processes())));
        }
        if (mostFiles.files > MOST_FILES + SPARE_FILES
                || mostFiles.bytes > 2 * limits.scratchBytes()) {
            leaks.add(
                    new Leak(
                            Canary.SCRATCH,
                            "it had %d files of %d MiB"
                                    .formatted(mostFiles.files, mostFiles.bytes >> 20)));
        }
        return leaks;
    }

    private Optional<String> memory() {
        return above > FOR_A_WHILE.toNanos()
                ? Optional.of(
                        "it took %d MiB of the host's memory, %d MiB are allowed"
                                .formatted(highest >> 20, limits.memoryBytes() >> 20))
                : Optional.empty();
    }

    @Override
    public void close() {
        ended = true;
    }
}

package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.escape.attack.Canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks, while a cell runs, at what its session takes from this machine.
///
/// A limit counts as passed where it is passed for a while: sandboxes that have no control groups
/// look every 50 ms and need some time to end a process.
final class Watch implements AutoCloseable {

    private static final Path MEMORY = Path.of("/proc/meminfo");

    private static final List<String> OF_KERNEL =
            List.of("Shmem", "SUnreclaim", "KernelStack", "PageTables", "SecPageTables");

    private static final Duration FOR_A_WHILE = Duration.ofMillis(800);
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final int SPARE_PROCESSES = 16;
    private static final int SPARE_FILES = 200;

    /// Files a session may have; the same in every backend.
    private static final int MOST_FILES = 4_096;

    private static final Set<Canary> WATCHED =
            EnumSet.of(Canary.MEMORY, Canary.PROCESSES, Canary.SCRATCH);

    private final String tag;
    private final SandboxLimits limits;
    private final Canary canary;
    private final long before;
    private final Thread looking;
    private volatile boolean ended;
    private long highest;
    private long above;
    private int mostProcesses;
    private Scratch most = new Scratch(0, 0);

    private record Scratch(int files, long bytes) {}

    /// Begins to look, where the attack is one on what it looks at.
    static Watch of(SessionUnderAttack session, SandboxLimits limits, Canary canary) {
        var watch = new Watch(session.tag(), limits, canary);
        if (WATCHED.contains(canary)) {
            watch.looking.start();
        }
        return watch;
    }

    private Watch(String tag, SandboxLimits limits, Canary canary) {
        this.tag = tag;
        this.limits = limits;
        this.canary = canary;
        before = canary == Canary.MEMORY ? taken() : 0;
        looking = Thread.ofPlatform().daemon().name("reckoner-watch").unstarted(this::look);
    }

    private void look() {
        long last = System.nanoTime();
        while (!ended) {
            long time = System.nanoTime();
            switch (canary) {
                case MEMORY -> lookAtMemory(time - last);
                case PROCESSES -> mostProcesses = Math.max(mostProcesses, threads());
                default -> lookAtFiles();
            }
            last = time;
            Pause.millis(LOOK_EVERY_MILLIS);
        }
    }

    private void lookAtMemory(long nanos) {
        long taken = taken() - before;
        highest = Math.max(highest, taken);
        if (taken > limits.memoryBytes() / 10 * 13 + limits.scratchBytes()) {
            above += nanos;
        } else if (above < FOR_A_WHILE.toNanos()) {
            above = 0;
        }
    }

    private void lookAtFiles() {
        Scratch now = inScratch();
        most = new Scratch(Math.max(most.files, now.files), Math.max(most.bytes, now.bytes));
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
                            "it had %s processes and threads, %s are allowed"
                                    .formatted(mostProcesses, limits.processes())));
        }
        if (most.files > MOST_FILES + SPARE_FILES || most.bytes > 2 * limits.scratchBytes()) {
            leaks.add(
                    new Leak(
                            Canary.SCRATCH,
                            "it had %s files of %s MiB".formatted(most.files, most.bytes >> 20)));
        }
        return leaks;
    }

    private Optional<String> memory() {
        return above > FOR_A_WHILE.toNanos()
                ? Optional.of(
                        "it took %s MiB of the host's memory, %s MiB are allowed"
                                .formatted(highest >> 20, limits.memoryBytes() >> 20))
                : Optional.empty();
    }

    @Override
    public void close() {
        ended = true;
    }
}

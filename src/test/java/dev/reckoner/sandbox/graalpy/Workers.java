package dev.reckoner.sandbox.graalpy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.graalpy.process.WorkerProcess;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A pool of scripted workers that counts how many were started, and sees how many live.
final class Workers implements AutoCloseable {

    static final long MOST_BYTES = 256L << 20;

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final AtomicInteger started = new AtomicInteger();
    private final Pool pool =
            new Pool(
                    () -> {
                        started.incrementAndGet();
                        return ScriptedWorker.command();
                    },
                    MOST_BYTES);

    Pool pool() {
        return pool;
    }

    int started() {
        return started.get();
    }

    static void assertEnded(WorkerProcess worker) throws InterruptedException {
        assertThat(worker.hasEnded(AMPLE)).isTrue();
    }

    /// Waits until there are so many processes of scripted workers.
    static void assertLiving(int count) throws InterruptedException {
        long end = System.nanoTime() + AMPLE.toNanos();
        while (living().size() != count && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        assertThat(living()).hasSize(count);
    }

    private static List<ProcessHandle> living() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info()
                                .commandLine()
                                .filter(line -> line.endsWith(ScriptedWorker.class.getName()))
                                .isPresent())
                .toList();
    }

    @Override
    public void close() {
        pool.close();
    }
}

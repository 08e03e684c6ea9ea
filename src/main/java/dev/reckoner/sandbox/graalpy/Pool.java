package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.graalpy.WorkerProcess.Signal;
import dev.reckoner.sandbox.graalpy.worker.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// The workers of one sandbox. At most one of them waits, warm, for its session; [#prepare] says
/// when.
final class Pool implements AutoCloseable {

    private static final Duration TO_GET_READY = Duration.ofSeconds(90);

    private final SandboxLimits limits;
    private final Supplier<WorkerCommand> command;
    private final Deque<FutureTask<WorkerProcess>> warm = new ArrayDeque<>();
    private final Set<WorkerProcess> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param command waits until workers can be started at all
    Pool(SandboxLimits limits, Supplier<WorkerCommand> command) {
        this.limits = limits;
        this.command = command;
    }

    /// Begins to warm a worker, unless one is warm or becoming so.
    synchronized void prepare() {
        if (warm.isEmpty() && !closed) {
            warm(new FutureTask<>(this::start));
        }
    }

    private synchronized void warm(FutureTask<WorkerProcess> task) {
        warm.add(task);
        Thread.ofVirtual().name("warming").start(task);
    }

    /// A worker that is ready. It belongs to the caller until [#giveBack] or [#discard].
    WorkerProcess take() throws InterruptedException {
        var next = nextWarm();
        if (next != null) {
            try {
                return Tasks.result(next);
            } catch (SandboxUnavailable died) {
                if (closed) {
                    throw died;
                }
            }
        }
        return start();
    }

    private synchronized @Nullable FutureTask<WorkerProcess> nextWarm() {
        return warm.poll();
    }

    private WorkerProcess start() throws InterruptedException {
        var builder = command.get().worker(limits);
        if (closed) {
            throw new SandboxUnavailable("the sandbox was closed");
        }
        try {
            var worker = WorkerProcess.start(builder);
            alive.add(worker);
            return ready(worker);
        } catch (IOException failed) {
            throw new SandboxUnavailable(
                    "cannot start " + builder.command().getFirst() + ": " + failed, failed);
        }
    }

    private WorkerProcess ready(WorkerProcess worker) throws InterruptedException {
        return switch (worker.await(TO_GET_READY)) {
            case Signal.IsReady _ when !closed -> worker;
            case Signal.HasDied(var death) -> {
                discard(worker);
                throw new SandboxUnavailable(
                        "the GraalPy worker %s before it was ready: %s"
                                .formatted(death.cause(), death.complaints()));
            }
            case null, default -> {
                discard(worker);
                throw new SandboxUnavailable(
                        "the GraalPy worker was not ready within "
                                + TO_GET_READY.toSeconds()
                                + " s");
            }
        };
    }

    /// Its session is over; it may serve another.
    synchronized void giveBack(WorkerProcess worker) {
        if (closed || !warm.isEmpty()) {
            discard(worker);
        } else {
            worker.ask(new Request.Renew());
            warm(new FutureTask<>(() -> ready(worker)));
        }
    }

    void discard(WorkerProcess worker) {
        worker.kill();
        alive.remove(worker);
    }

    @Override
    public void close() {
        closed = true;
        alive.forEach(WorkerProcess::kill);
    }
}

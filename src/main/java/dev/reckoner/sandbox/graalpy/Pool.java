package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess.Signal;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The workers of one sandbox. Every worker has one owner at a time: the thread that gets it ready,
/// then this pool while it waits, then the session that has taken it. At most one worker waits.
final class Pool implements AutoCloseable {

    private static final Duration TO_GET_READY = Duration.ofSeconds(90);

    private final Supplier<ProcessBuilder> command;
    private final long mostBytes;
    private final Set<WorkerProcess> alive = new HashSet<>();
    private @Nullable Warming warm;
    private boolean closed;

    /// A worker that is ready or will be. The holder of this record owns the worker.
    private record Warming(CompletableFuture<WorkerProcess> worker, Thread thread) {}

    /// @param command waits until workers can be started at all
    /// @param mostBytes of memory of its own that a worker may have
    Pool(Supplier<ProcessBuilder> command, long mostBytes) {
        this.command = command;
        this.mostBytes = mostBytes;
    }

    /// Begins to warm a worker, unless one is warm or being warmed.
    synchronized void prepare() {
        if (warm == null && !closed) {
            warm = warming(this::start);
        }
    }

    private static Warming warming(Callable<WorkerProcess> start) {
        var worker = new CompletableFuture<WorkerProcess>();
        var thread = Thread.ofVirtual().name("warming").unstarted(() -> complete(worker, start));
        thread.start();
        return new Warming(worker, thread);
    }

    /// No other code completes the future, so that no started worker is lost.
    private static void complete(
            CompletableFuture<WorkerProcess> worker, Callable<WorkerProcess> start) {
        try {
            worker.complete(start.call());
        } catch (Throwable failed) {
            worker.completeExceptionally(failed);
        }
    }

    /// A worker that is ready. It belongs to the caller until [#giveBack] or [#discard].
    WorkerProcess take() throws InterruptedException {
        var warmed = takeWarm();
        if (warmed != null) {
            try {
                return result(warmed);
            } catch (SandboxUnavailable died) {
                checkOpen();
            }
        }
        return result(warming(this::start));
    }

    private synchronized @Nullable Warming takeWarm() {
        var taken = warm;
        warm = null;
        return taken;
    }

    private WorkerProcess result(Warming taken) throws InterruptedException {
        try {
            return Tasks.result(taken.worker());
        } catch (InterruptedException stopped) {
            putBack(taken);
            throw stopped;
        }
    }

    private void putBack(Warming untaken) {
        synchronized (this) {
            if (warm == null && !closed) {
                warm = untaken;
                return;
            }
        }
        untaken.worker().thenAccept(this::discard);
        untaken.thread().interrupt();
    }

    private WorkerProcess start() throws InterruptedException {
        var builder = command.get();
        checkOpen();
        try {
            return ready(WorkerProcess.start(builder, mostBytes));
        } catch (IOException failed) {
            throw new SandboxUnavailable(
                    "cannot start " + builder.command().getFirst() + ": " + failed, failed);
        }
    }

    private WorkerProcess renew(WorkerProcess worker) throws InterruptedException {
        worker.ask(new WorkerRequest.Renew());
        return ready(worker);
    }

    private WorkerProcess ready(WorkerProcess worker) throws InterruptedException {
        boolean ready = false;
        try {
            own(worker);
            var signal = worker.await(TO_GET_READY);
            checkOpen();
            check(signal);
            ready = true;
            return worker;
        } finally {
            if (!ready) {
                discard(worker);
            }
        }
    }

    private static void check(@Nullable Signal signal) {
        switch (signal) {
            case Signal.IsReady _ -> {}
            case Signal.HasDied(var exit) ->
                    throw new SandboxUnavailable(
                            "the GraalPy worker %s before it was ready: %s"
                                    .formatted(exit.cause(), exit.errors()));
            case Signal.HasBegun _, Signal.HasEnded _, Signal.ListenerFailed _ ->
                    throw WorkerProcess.outOfTurn();
            case null ->
                    throw new SandboxUnavailable(
                            "the GraalPy worker was not ready within "
                                    + TO_GET_READY.toSeconds()
                                    + " s");
        }
    }

    private synchronized void own(WorkerProcess worker) {
        checkOpen();
        alive.add(worker);
    }

    /// @throws SandboxUnavailable if the sandbox was closed
    synchronized void checkOpen() {
        if (closed) {
            throw new SandboxUnavailable("the sandbox was closed");
        }
    }

    /// Takes back a worker whose session is over, so that it can serve another. No cell may be
    /// running in it.
    void giveBack(WorkerProcess worker) {
        boolean large = worker.isLarge();
        synchronized (this) {
            if (warm == null && !closed && !large) {
                warm = warming(() -> renew(worker));
                return;
            }
        }
        discard(worker);
    }

    void discard(WorkerProcess worker) {
        worker.kill();
        synchronized (this) {
            alive.remove(worker);
        }
    }

    @Override
    public void close() {
        List<WorkerProcess> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(alive);
            alive.clear();
        }
        last.forEach(WorkerProcess::kill);
    }
}

package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.Resources;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.State;
import dev.reckoner.sandbox.graalpy.Rebuild.Kept;
import dev.reckoner.sandbox.graalpy.WorkerProcess.Signal;
import dev.reckoner.sandbox.graalpy.worker.Reply.End;
import dev.reckoner.sandbox.graalpy.worker.Reply.Ended;
import dev.reckoner.sandbox.graalpy.worker.Request;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// One session, in one worker after another.
final class GraalPySession implements Session {

    /// For a cell to end after it was interrupted. One that does not is killed.
    private static final Duration GRACE = Duration.ofMillis(700);

    private static final Resources NOTHING = new Resources(Duration.ZERO, Duration.ZERO, 0);

    private final Pool pool;
    private final SandboxLimits limits;
    private final Consumer<String> printed;
    private final List<Kept> kept = new ArrayList<>();
    private int cells;
    private volatile @Nullable FutureTask<Rebuild.Result> rebuilding;
    private volatile @Nullable WorkerProcess worker;
    private volatile boolean running;
    private volatile boolean closed;

    GraalPySession(
            Pool pool, SandboxLimits limits, Consumer<String> printed, WorkerProcess worker) {
        this.pool = pool;
        this.limits = limits;
        this.printed = printed;
        this.worker = worker;
    }

    @Override
    public synchronized Outcome run(String source, Duration limit) throws InterruptedException {
        try {
            if (rebuilding != null
                    && Tasks.result(rebuilding) instanceof Rebuild.Result.Failed(var cause)) {
                kept.clear();
                rebuild();
                return new Outcome.Crashed(Output.NONE, cause, State.LOST, NOTHING);
            }
            return run(current(), source, limit);
        } catch (InterruptedException stopped) {
            close();
            throw stopped;
        }
    }

    private WorkerProcess current() throws InterruptedException {
        if (rebuilding != null
                && Tasks.result(rebuilding) instanceof Rebuild.Result.Done(var rebuilt)) {
            worker = rebuilt;
            rebuilding = null;
        }
        var current = worker;
        checkOpen();
        return Objects.requireNonNull(current);
    }

    private void checkOpen() {
        if (closed) {
            throw new SandboxUnavailable("the session was closed");
        }
    }

    private Outcome run(WorkerProcess current, String source, Duration limit)
            throws InterruptedException {
        var record = new CellRecord(limits.outputChars(), printed);
        var request = new Request.Run(++cells, source);
        running = true;
        current.run(request, record);
        var meter = current.meter();
        var signal = signal(current, limit);
        running = false;
        return switch (signal) {
            case Signal.HasEnded(var ended) ->
                    ended(request, ended, record.output(), limit, meter.sinceStart());
            case Signal.HasDied(var death) -> {
                checkOpen();
                rebuild();
                yield died(death, record.output(), meter.sinceStart());
            }
            case null, default -> {
                var used = meter.sinceStart();
                pool.discard(current);
                rebuild();
                yield new Outcome.TimedOut(record.output(), limit, State.REBUILT, used);
            }
        };
    }

    /// A cell past half of its limit may have to be killed: the worker for the rebuild is warmed
    /// meanwhile.
    private @Nullable Signal signal(WorkerProcess current, Duration limit)
            throws InterruptedException {
        var first = limit.dividedBy(2);
        var signal = current.await(first);
        if (signal == null) {
            pool.prepare();
            signal = current.await(limit.minus(first));
        }
        if (signal == null) {
            current.ask(new Request.Interrupt());
            signal = current.await(GRACE);
        }
        return signal;
    }

    private Outcome ended(
            Request.Run cell, Ended ended, Output output, Duration limit, Resources used) {
        return switch (ended.end()) {
            case COMPLETED -> {
                kept.add(new Kept(cell.number(), cell.source(), End.COMPLETED));
                yield new Outcome.Completed(output, used);
            }
            case RAISED -> {
                kept.add(new Kept(cell.number(), cell.source(), End.RAISED));
                yield new Outcome.Raised(output, ended.error(), ended.traceback(), used);
            }
            case OUT_OF_MEMORY ->
                    new Outcome.OutOfMemory(output, limits.memoryBytes(), State.KEPT, used);
            case INTERRUPTED -> new Outcome.TimedOut(output, limit, State.KEPT, used);
        };
    }

    private Outcome died(Death death, Output output, Resources used) {
        return death.outOfMemory()
                ? new Outcome.OutOfMemory(output, limits.memoryBytes(), State.REBUILT, used)
                : new Outcome.Crashed(output, death.cause(), State.REBUILT, used);
    }

    private void rebuild() {
        worker = null;
        var task =
                new FutureTask<>(
                        new Rebuild(pool, List.copyOf(kept), limits.outputChars(), limits.rebuild())
                                ::result);
        rebuilding = task;
        Thread.ofVirtual().name("rebuild").start(task);
    }

    /// A worker that is between cells may serve another session; one that runs a cell is killed.
    @Override
    public void close() {
        closed = true;
        var current = worker;
        worker = null;
        if (current != null && running) {
            pool.discard(current);
        } else if (current != null) {
            pool.giveBack(current);
        }
        var unfinished = rebuilding;
        if (unfinished != null) {
            unfinished.cancel(true);
        }
    }
}

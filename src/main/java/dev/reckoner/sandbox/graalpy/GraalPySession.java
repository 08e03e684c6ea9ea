package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.sandbox.graalpy.Rebuild.Kept;
import dev.reckoner.sandbox.graalpy.SessionWorker.Start;
import dev.reckoner.sandbox.graalpy.process.CellOutput;
import dev.reckoner.sandbox.graalpy.process.WorkerExit;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess.Signal;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Ended;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One session, in one worker after another.
final class GraalPySession implements Session {

    /// How long a cell may take to end after it was interrupted. Then its worker is killed.
    private static final Duration GRACE = Duration.ofMillis(700);

    private static final ResourceUse NOTHING = new ResourceUse(Duration.ZERO, Duration.ZERO, 0);

    private final Pool pool;
    private final SandboxLimits limits;
    private final Consumer<String> printed;
    private final SessionWorker worker;
    private final List<Kept> kept = new ArrayList<>();
    private boolean hasUnrebuildableState;
    private int cells;

    /// @param worker belongs to the session from now on
    GraalPySession(
            Pool pool, SandboxLimits limits, Consumer<String> printed, WorkerProcess worker) {
        this.pool = pool;
        this.limits = limits;
        this.printed = printed;
        this.worker = new SessionWorker(pool, limits, worker);
    }

    @Override
    public Outcome run(String source, Duration limit) throws InterruptedException {
        try {
            return switch (worker.begin()) {
                case Start.Ready(var ready) -> run(ready, source, limit);
                case Start.Lost(var cause) -> lost(cause);
            };
        } catch (InterruptedException stopped) {
            close();
            throw stopped;
        }
    }

    private Outcome lost(String cause) {
        kept.clear();
        hasUnrebuildableState = false;
        return new Outcome.Crashed(Output.NONE, cause, SessionState.LOST, NOTHING);
    }

    private Outcome run(WorkerProcess current, String source, Duration limit)
            throws InterruptedException {
        boolean over = false;
        try {
            var record = new CellOutput(limits.outputChars(), printed);
            var cell = new WorkerRequest.Run(++cells, source);
            current.run(cell, record);
            var meter = current.meter();
            var signal = signal(current, limit);
            var used = current.used(meter);
            var outcome =
                    switch (signal) {
                        case Signal.HasEnded(var ended) ->
                                ended(cell, ended, record.output(), limit, used);
                        case Signal.HasDied(var exit) -> crashed(exit, record.output(), used);
                        case Signal.ListenerFailed(var failure) -> throw failure;
                        case Signal.IsReady _, Signal.HasBegun _ -> throw WorkerProcess.outOfTurn();
                        case null -> new Outcome.TimedOut(record.output(), limit, rebuild(), used);
                    };
            over = true;
            return outcome;
        } finally {
            if (!over) {
                close();
            }
        }
    }

    /// A cell that has used half of its limit may have to be killed, so the worker for the rebuild
    /// is started then.
    private @Nullable Signal signal(WorkerProcess current, Duration limit)
            throws InterruptedException {
        var first = limit.dividedBy(2);
        var signal = current.await(first);
        if (signal == null) {
            pool.prepare();
            signal = current.await(limit.minus(first));
        }
        if (signal == null) {
            current.ask(new WorkerRequest.Interrupt());
            signal = current.await(GRACE);
        }
        return signal;
    }

    private Outcome ended(
            WorkerRequest.Run cell, Ended ended, Output output, Duration limit, ResourceUse used) {
        switch (ended.end()) {
            case COMPLETED, RAISED -> kept.add(new Kept(cell.number(), cell.source(), ended.end()));
            case OUT_OF_MEMORY, INTERRUPTED -> hasUnrebuildableState = true;
        }
        worker.ended();
        return switch (ended.end()) {
            case COMPLETED -> new Outcome.Completed(output, used);
            case RAISED -> new Outcome.Raised(output, ended.error(), ended.traceback(), used);
            case OUT_OF_MEMORY ->
                    new Outcome.OutOfMemory(output, limits.memoryBytes(), SessionState.KEPT, used);
            case INTERRUPTED -> new Outcome.TimedOut(output, limit, SessionState.KEPT, used);
        };
    }

    private Outcome crashed(WorkerExit exit, Output output, ResourceUse used) {
        var state = rebuild();
        return exit.outOfMemory()
                ? new Outcome.OutOfMemory(output, limits.memoryBytes(), state, used)
                : new Outcome.Crashed(output, exit.cause(), state, used);
    }

    /// Ends the worker and begins to run the kept cells again.
    ///
    /// @return what the variables will be
    private SessionState rebuild() {
        var state = hasUnrebuildableState ? SessionState.PARTLY_REBUILT : SessionState.REBUILT;
        hasUnrebuildableState = false;
        worker.killed(kept);
        return state;
    }

    @Override
    public void close() {
        worker.close();
    }
}

package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.graalpy.Rebuild.Kept;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess;

import java.util.List;

/// The worker of one session, and its owner: the session between cells, the caller of [#begin]
/// while a cell runs, the thread of a rebuild while kept cells are run again.
///
/// One lock guards one stage. Every change of stage hands the worker on exactly once, so a session
/// that is closed at any moment neither gives back a worker that is in use nor leaves one behind.
final class SessionWorker implements AutoCloseable {

    /// Closed for ever.
    private sealed interface Stage {

        record Idle(WorkerProcess worker) implements Stage {}

        record Running(WorkerProcess worker) implements Stage {}

        record Rebuilding(Thread thread) implements Stage {}

        record NotRebuilt(String cause) implements Stage {}

        record Unavailable(String cause) implements Stage {}

        record Closed() implements Stage {}
    }

    /// What [#begin] finds. Closed for ever.
    sealed interface Start {

        /// @param worker belongs to the caller until [#ended], [#killed] or [#close]
        record Ready(WorkerProcess worker) implements Start {}

        /// The session is empty: its cells could not be run again.
        ///
        /// @param cause for the model to read
        record Lost(String cause) implements Start {}
    }

    private final Pool pool;
    private final SandboxLimits limits;
    private Stage stage;

    SessionWorker(Pool pool, SandboxLimits limits, WorkerProcess worker) {
        this.pool = pool;
        this.limits = limits;
        stage = new Stage.Idle(worker);
    }

    /// Waits for the end of a rebuild.
    ///
    /// @throws IllegalStateException if a cell runs already
    /// @throws SandboxUnavailable if the session is closed, or no worker can be had
    synchronized Start begin() throws InterruptedException {
        while (true) {
            switch (stage) {
                case Stage.Rebuilding _ -> wait();
                case Stage.Idle(var worker) -> {
                    stage = new Stage.Running(worker);
                    return new Start.Ready(worker);
                }
                case Stage.NotRebuilt(var cause) -> {
                    rebuild(List.of());
                    return new Start.Lost(cause);
                }
                case Stage.Running _ ->
                        throw new IllegalStateException("a cell of this session runs already");
                case Stage.Unavailable(var cause) -> throw new SandboxUnavailable(cause);
                case Stage.Closed _ -> throw closed();
            }
        }
    }

    /// The cell has ended and its worker can run another.
    ///
    /// @throws SandboxUnavailable if the session was closed meanwhile
    synchronized void ended() {
        stage = new Stage.Idle(running());
    }

    /// The cell's worker cannot be used any more: ends it, and begins to run `kept` again in
    /// another.
    ///
    /// @throws SandboxUnavailable if the session or the sandbox was closed meanwhile
    synchronized void killed(List<Kept> kept) {
        var worker = running();
        pool.checkOpen();
        pool.discard(worker);
        rebuild(kept);
    }

    private WorkerProcess running() {
        if (stage instanceof Stage.Running(var worker)) {
            return worker;
        }
        throw closed();
    }

    private static SandboxUnavailable closed() {
        return new SandboxUnavailable("the session was closed");
    }

    private void rebuild(List<Kept> kept) {
        var rebuild = new Rebuild(pool, List.copyOf(kept), limits.outputChars(), limits.rebuild());
        var thread = Thread.ofVirtual().name("rebuild").unstarted(() -> carryOut(rebuild));
        stage = new Stage.Rebuilding(thread);
        thread.start();
    }

    private void carryOut(Rebuild rebuild) {
        Stage next = new Stage.Unavailable("the session could not be rebuilt");
        try {
            next =
                    switch (rebuild.result()) {
                        case Rebuild.Result.Done(var worker) -> new Stage.Idle(worker);
                        case Rebuild.Result.Failed(var cause) -> new Stage.NotRebuilt(cause);
                    };
        } catch (SandboxUnavailable failed) {
            next = new Stage.Unavailable(String.valueOf(failed.getMessage()));
        } catch (InterruptedException closed) {
            next = new Stage.Closed();
        } finally {
            rebuilt(next);
        }
    }

    private void rebuilt(Stage next) {
        synchronized (this) {
            if (stage instanceof Stage.Rebuilding) {
                stage = next;
                notifyAll();
                return;
            }
        }
        release(next);
    }

    /// A worker between cells may serve another session; one that runs a cell is ended. Safe to
    /// call twice.
    @Override
    public void close() {
        Stage last;
        synchronized (this) {
            last = stage;
            stage = new Stage.Closed();
            notifyAll();
        }
        release(last);
    }

    private void release(Stage last) {
        switch (last) {
            case Stage.Idle(var worker) -> pool.giveBack(worker);
            case Stage.Running(var worker) -> pool.discard(worker);
            case Stage.Rebuilding(var thread) -> thread.interrupt();
            case Stage.NotRebuilt _, Stage.Unavailable _, Stage.Closed _ -> {}
        }
    }
}

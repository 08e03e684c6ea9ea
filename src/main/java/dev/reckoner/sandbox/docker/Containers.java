package dev.reckoner.sandbox.docker;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.supervisor.SupervisorConnection;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// The containers of a sandbox: those of its sessions, and a spare one that waits for the next
/// session.
final class Containers implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Callable<SupervisorConnection> start;
    private final Set<SupervisorConnection> taken = new HashSet<>();

    /// A container that has begun ends with this program by itself, one that is being made does
    /// not.
    private final Thread atExit = new Thread(this::stopSpare, "reckoner-containers");

    private Optional<Starting> spare = Optional.empty();
    private boolean closed;

    private record Starting(FutureTask<SupervisorConnection> container, Thread thread) {}

    Containers(Callable<SupervisorConnection> start) {
        this.start = start;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Begins to start the spare one, if there is none.
    synchronized void prepare() {
        if (spare.isEmpty() && !closed) {
            spare = Optional.of(starting());
        }
    }

    private Starting starting() {
        var container = new FutureTask<>(start);
        return new Starting(container, Thread.ofVirtual().start(container));
    }

    /// A container that is ready. It belongs to the caller until [#end].
    SupervisorConnection take() throws InterruptedException {
        SupervisorConnection first = wait(takeSpare());
        SupervisorConnection container = first.hasEnded() ? wait(starting()) : first;
        synchronized (this) {
            if (!closed) {
                taken.add(container);
                prepare();
                return container;
            }
        }
        container.close();
        throw sandboxClosed();
    }

    private synchronized Starting takeSpare() {
        if (closed) {
            throw sandboxClosed();
        }
        Starting one = spare.orElseGet(this::starting);
        spare = Optional.empty();
        return one;
    }

    private static SandboxUnavailable sandboxClosed() {
        return new SandboxUnavailable("the sandbox was closed");
    }

    private SupervisorConnection wait(Starting one) throws InterruptedException {
        try {
            return one.container().get();
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNull(e.getCause());
            throw cause instanceof SandboxUnavailable known
                    ? known
                    : new SandboxUnavailable(
                            "the docker sandbox does not start: " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            stop(one);
            throw e;
        }
    }

    /// Removes a container that a session no longer needs.
    void end(SupervisorConnection container) {
        container.close();
        synchronized (this) {
            taken.remove(container);
        }
    }

    @Override
    public void close() {
        stopSpare();
        List<SupervisorConnection> last;
        synchronized (this) {
            last = List.copyOf(taken);
            taken.clear();
        }
        last.forEach(SupervisorConnection::close);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            return; // this program is being ended
        }
    }

    private void stopSpare() {
        Optional<Starting> unused;
        synchronized (this) {
            closed = true;
            unused = spare;
            spare = Optional.empty();
        }
        unused.ifPresent(Containers::stop);
    }

    /// Stops starting it, and removes what there is of it.
    private static void stop(Starting one) {
        one.thread().interrupt();
        try {
            one.thread().join(STOP_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (one.container().state() == Future.State.SUCCESS) {
            one.container().resultNow().close();
        }
    }
}

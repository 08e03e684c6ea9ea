package dev.reckoner.sandbox.supervisor;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.SandboxProtocol;
import dev.reckoner.task.Remedy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A running supervisor, which this program reaches by frames.
///
/// One platform thread starts it, reads all its messages and ends with it. The kernel kills a
/// bubblewrap process when the thread that started it ends (`--die-with-parent`), so no thread of a
/// pool may start it.
public final class SupervisorConnection implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    private final String kind;
    private final CompletableFuture<ObjectNode> ready = new CompletableFuture<>();
    private final CompletableFuture<SupervisorProcess> started = new CompletableFuture<>();
    private final Map<Integer, Consumer<SupervisorMessage>> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private volatile boolean ended;

    private SupervisorConnection(String kind) {
        this.kind = kind;
    }

    /// Starts a supervisor and waits until sessions can be opened in it.
    ///
    /// @param kind of the sandbox, for messages
    /// @param settings the first frame
    public static SupervisorConnection start(
            String kind, SupervisorProcess.Start process, ObjectNode settings)
            throws InterruptedException {
        var connection = new SupervisorConnection(kind);
        Thread.ofPlatform()
                .daemon()
                .name("reckoner-" + kind)
                .start(() -> connection.run(process, settings));
        try {
            connection.ready.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
            return connection;
        } catch (ExecutionException e) {
            connection.close();
            throw new SandboxUnavailable(
                    "the %s sandbox does not start: %s".formatted(kind, connection.lastError()),
                    e,
                    new Remedy.TestMachine());
        } catch (TimeoutException e) {
            connection.close();
            throw new SandboxUnavailable(
                    "the %s sandbox did not start within %s s: %s"
                            .formatted(kind, START_WITHIN.toSeconds(), connection.lastError()),
                    e,
                    new Remedy.TestMachine());
        } catch (InterruptedException e) {
            connection.close();
            throw e;
        }
    }

    private void run(SupervisorProcess.Start start, ObjectNode settings) {
        try {
            SupervisorProcess process = start.start();
            started.complete(process);
            send(settings);
            read(new DataInputStream(process.answers()));
        } catch (IOException | SandboxUnavailable e) {
            if (!started.completeExceptionally(e) && e.getMessage() != null) {
                started.join().errors().add(e.getMessage());
            }
            ready.completeExceptionally(e);
        } finally {
            ended = true;
            sessions.values().forEach(listener -> listener.accept(endMessage()));
        }
    }

    private SupervisorMessage endMessage() {
        return new SupervisorMessage.Failed("its supervisor has ended: " + lastError());
    }

    private void read(DataInputStream in) throws IOException {
        ready.complete(SandboxProtocol.read(in));
        while (true) {
            ObjectNode frame = SandboxProtocol.read(in);
            sessions.getOrDefault(frame.path("session").asInt(), _ -> {}).accept(message(frame));
        }
    }

    /// A message that cannot be understood ends the session that it is about, and no other.
    private static SupervisorMessage message(ObjectNode frame) {
        try {
            return SupervisorMessage.of(frame);
        } catch (IOException e) {
            return new SupervisorMessage.Failed(String.valueOf(e.getMessage()));
        }
    }

    private String lastError() {
        String text =
                switch (started.state()) {
                    case SUCCESS -> started.join().errors().text();
                    case FAILED -> String.valueOf(started.exceptionNow().getMessage());
                    case RUNNING, CANCELLED -> "";
                };
        return text.isEmpty()
                ? "it wrote no error message"
                : text.substring(text.lastIndexOf('\n') + 1);
    }

    /// The zygote's first message: its version of Python, and the versions of what it imported.
    public ObjectNode ready() {
        return ready.join();
    }

    /// Registers a session.
    ///
    /// @param listener receives the messages about it, on the thread that reads, which must not
    ///   wait
    int newSession(Consumer<SupervisorMessage> listener) {
        int number = last.incrementAndGet();
        sessions.put(number, listener);
        if (ended) {
            listener.accept(endMessage());
        }
        return number;
    }

    void endSession(int number) {
        if (sessions.remove(number) != null && !ended) {
            send(message(number).put("close", true));
        }
    }

    public static ObjectNode message(int session) {
        return SandboxProtocol.JSON.createObjectNode().put("session", session);
    }

    String kind() {
        return kind;
    }

    /// Does nothing where the supervisor has ended: its sessions have been told.
    void send(ObjectNode message) {
        SupervisorProcess process = started.join();
        OutputStream out = process.requests();
        synchronized (out) {
            try {
                SandboxProtocol.write(out, message);
            } catch (IOException _) {
                process.kill();
            }
        }
    }

    public boolean hasEnded() {
        return ended;
    }

    /// Ends every process in it. Safe to call twice. One that is still being started ends too.
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            started.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS).end();
        } catch (ExecutionException _) {
            return; // there is none
        } catch (TimeoutException _) {
            started.thenAccept(SupervisorProcess::end);
        } catch (InterruptedException _) {
            started.thenAccept(SupervisorProcess::end);
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package dev.reckoner.sandbox.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.OutputTail;
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

/// A running bubblewrap process with the supervisor in it, which this program reaches by frames.
///
/// One platform thread starts the process, reads all its messages and ends with it. The kernel
/// kills the process when the thread that started it ends (`--die-with-parent`), so no thread of a
/// pool may start it.
public final class BubblewrapProcess implements AutoCloseable {

    private static final int STDERR_CHARS = 4_000;
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    private static final Duration END_WITHIN = Duration.ofSeconds(2);

    private final CompletableFuture<ObjectNode> ready = new CompletableFuture<>();
    private final CompletableFuture<Started> started = new CompletableFuture<>();
    private final Map<Integer, Consumer<SupervisorMessage>> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private volatile boolean ended;

    private record Started(Process process, OutputTail errors) {}

    /// Starts bubblewrap and waits until sessions can be opened in it.
    ///
    /// @param settings the first frame
    static BubblewrapProcess start(HostCommand command, ObjectNode settings)
            throws InterruptedException {
        var bubblewrap = new BubblewrapProcess();
        Thread.ofPlatform()
                .daemon()
                .name("reckoner-bubblewrap")
                .start(() -> bubblewrap.run(command, settings));
        try {
            bubblewrap.ready.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
            return bubblewrap;
        } catch (ExecutionException e) {
            bubblewrap.close();
            throw new SandboxUnavailable(
                    "the local sandbox does not start: " + bubblewrap.lastError(),
                    e,
                    new Remedy.TestMachine());
        } catch (TimeoutException e) {
            bubblewrap.close();
            throw new SandboxUnavailable(
                    "the local sandbox did not start within %s s: %s"
                            .formatted(START_WITHIN.toSeconds(), bubblewrap.lastError()),
                    e,
                    new Remedy.TestMachine());
        } catch (InterruptedException e) {
            bubblewrap.close();
            throw e;
        }
    }

    private void run(HostCommand command, ObjectNode settings) {
        try {
            Process process = command.builder().start();
            var errors = OutputTail.of(process.getErrorStream(), STDERR_CHARS);
            started.complete(new Started(process, errors));
            send(settings);
            read(new DataInputStream(process.getInputStream()));
        } catch (IOException e) {
            if (!started.completeExceptionally(e) && e.getMessage() != null) {
                started.join().errors().add(e.getMessage());
            }
            ready.completeExceptionally(e);
        } finally {
            ended = true;
            sessions.values()
                    .forEach(listener ->
                            listener.accept(
                                    new SupervisorMessage.Failed(
                                            "its bubblewrap process has ended: " + lastError())));
        }
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
    ObjectNode ready() {
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
            listener.accept(
                    new SupervisorMessage.Failed(
                            "its bubblewrap process has ended: " + lastError()));
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

    /// Does nothing where the process has ended: its sessions have been told.
    void send(ObjectNode message) {
        Process process = started.join().process();
        OutputStream out = process.getOutputStream();
        synchronized (out) {
            try {
                SandboxProtocol.write(out, message);
            } catch (IOException _) {
                kill(process);
            }
        }
    }

    /// Ends every process in it. Safe to call twice.
    ///
    /// The supervisor ends at the end of its input, and all processes end with it, each reaped by
    /// its own parent. A process whose parent is killed may stay as a zombie on the host.
    @Override
    public void close() {
        if (!started.isCompletedExceptionally()) {
            started.thenAccept(running -> end(running.process()));
        }
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            process.onExit().get(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException _) {
            kill(process);
        } catch (InterruptedException _) {
            kill(process);
            Thread.currentThread().interrupt();
        }
    }

    /// The process's own method would also close its streams, and with them what it has said.
    private static void kill(Process process) {
        process.toHandle().destroyForcibly();
    }
}

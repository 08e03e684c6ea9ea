package dev.reckoner.sandbox.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;
import dev.reckoner.sandbox.host.OutputTail;
import dev.reckoner.sandbox.host.SandboxProtocol;
import dev.reckoner.task.Remedy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A running box, seen as frames.
///
/// One platform thread starts the process, reads all it says and ends with it: the kernel kills a
/// box when the thread that started it ends (`--die-with-parent`), so no thread of a pool may do
/// so.
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

    /// Starts a box and waits until sessions can be opened in it.
    ///
    /// @param settings the first frame
    static BubblewrapProcess start(List<String> command, ObjectNode settings)
            throws InterruptedException {
        var box = new BubblewrapProcess();
        Thread.ofPlatform().daemon().name("reckoner-box").start(() -> box.live(command, settings));
        try {
            box.ready.get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
            return box;
        } catch (ExecutionException e) {
            box.close();
            throw new SandboxUnavailable(
                    "the local sandbox does not start: " + box.complaint(),
                    e,
                    new Remedy.TestMachine());
        } catch (TimeoutException e) {
            box.close();
            throw new SandboxUnavailable(
                    "the local sandbox did not start within %s s: %s"
                            .formatted(START_WITHIN.toSeconds(), box.complaint()),
                    e,
                    new Remedy.TestMachine());
        } catch (InterruptedException e) {
            box.close();
            throw e;
        }
    }

    private void live(List<String> command, ObjectNode settings) {
        try {
            Process process =
                    new HostCommand(command, HostEnvironment.SANDBOX.of(System.getenv()))
                            .builder()
                            .start();
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
                    .forEach(heard ->
                            heard.accept(
                                    new SupervisorMessage.Failed(
                                            "the box has ended: " + complaint())));
        }
    }

    private void read(DataInputStream in) throws IOException {
        ready.complete(SandboxProtocol.read(in));
        while (true) {
            ObjectNode frame = SandboxProtocol.read(in);
            var heard = sessions.get(frame.path("session").asInt());
            if (heard != null) {
                heard.accept(SupervisorMessage.of(frame));
            }
        }
    }

    private String complaint() {
        String text =
                switch (started.state()) {
                    case SUCCESS -> started.join().errors().text();
                    case FAILED -> String.valueOf(started.exceptionNow().getMessage());
                    case RUNNING, CANCELLED -> "";
                };
        return text.isEmpty() ? "it said nothing" : text.substring(text.lastIndexOf('\n') + 1);
    }

    /// What the zygote has said of itself: its version of Python, and of what it imported.
    ObjectNode ready() {
        return ready.join();
    }

    /// Registers a session.
    ///
    /// @param heard told what the box says of it, by the thread that reads, which must not wait
    int newSession(Consumer<SupervisorMessage> heard) {
        int number = last.incrementAndGet();
        sessions.put(number, heard);
        if (ended) {
            heard.accept(new SupervisorMessage.Failed("the box has ended: " + complaint()));
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

    /// Does nothing where the box has ended: its sessions have been told.
    void send(ObjectNode message) {
        Process process = started.join().process();
        OutputStream out = process.getOutputStream();
        synchronized (out) {
            try {
                SandboxProtocol.write(out, message);
            } catch (IOException _) {
                process.destroyForcibly();
            }
        }
    }

    /// Ends every process in it. Safe to call twice.
    ///
    /// At the end of its input the supervisor ends, and all with it, and each is buried by its own
    /// parent; a process whose parent is killed may linger as a zombie of the host's.
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
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

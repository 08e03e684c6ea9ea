package dev.reckoner.sandbox.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.task.Remedy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
final class Box implements AutoCloseable {

    private static final int STDERR_CHARS = 4_000;
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    private static final Duration END_WITHIN = Duration.ofSeconds(2);

    private final CompletableFuture<ObjectNode> ready = new CompletableFuture<>();
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final Map<Integer, Consumer<Message>> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final StringBuffer stderr = new StringBuffer();
    private volatile boolean ended;

    /// Starts a box and waits until sessions can be opened in it.
    ///
    /// @param settings the first frame
    static Box start(List<String> command, ObjectNode settings) throws InterruptedException {
        var box = new Box();
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
                    "the local sandbox did not start within %d s: %s"
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
            var builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
            Process started = builder.start();
            process.complete(started);
            Thread.ofVirtual().start(() -> listen(started));
            send(settings);
            read(new DataInputStream(started.getInputStream()));
        } catch (IOException e) {
            process.completeExceptionally(e);
            stderr.append(Objects.requireNonNullElse(e.getMessage(), ""));
            ready.completeExceptionally(e);
        } finally {
            ended = true;
            sessions.values()
                    .forEach(heard ->
                            heard.accept(new Message.Failed("the box has ended: " + complaint())));
        }
    }

    private void read(DataInputStream in) throws IOException {
        ready.complete(Frames.read(in));
        while (true) {
            ObjectNode frame = Frames.read(in);
            var heard = sessions.get(frame.path("session").asInt());
            if (heard != null) {
                heard.accept(Message.of(frame));
            }
        }
    }

    private void listen(Process started) {
        try (var lines = started.errorReader(StandardCharsets.UTF_8)) {
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                if (stderr.length() < STDERR_CHARS) {
                    stderr.append((char) c);
                }
            }
        } catch (IOException e) {
            stderr.append(e.getMessage());
        }
    }

    private String complaint() {
        String text = stderr.toString().strip();
        return text.isEmpty() ? "it said nothing" : text.substring(text.lastIndexOf('\n') + 1);
    }

    /// What the zygote has said of itself: its version of Python, and of what it imported.
    ObjectNode ready() {
        return ready.join();
    }

    /// Registers a session.
    ///
    /// @param heard told what the box says of it, by the thread that reads, which must not wait
    int newSession(Consumer<Message> heard) {
        int number = last.incrementAndGet();
        sessions.put(number, heard);
        if (ended) {
            heard.accept(new Message.Failed("the box has ended: " + complaint()));
        }
        return number;
    }

    void endSession(int number) {
        if (sessions.remove(number) != null && !ended) {
            send(message(number).put("close", true));
        }
    }

    static ObjectNode message(int session) {
        return Frames.JSON.createObjectNode().put("session", session);
    }

    /// Does nothing where the box has ended: its sessions have been told.
    void send(ObjectNode message) {
        OutputStream out = process.join().getOutputStream();
        synchronized (out) {
            try {
                Frames.write(out, message);
            } catch (IOException _) {
                process.join().destroyForcibly();
            }
        }
    }

    /// Ends every process in it. Safe to call twice.
    ///
    /// At the end of its input the supervisor ends, and all with it, and each is buried by its own
    /// parent; a process whose parent is killed may linger as a zombie of the host's.
    @Override
    public void close() {
        if (!process.isCompletedExceptionally()) {
            process.thenAccept(Box::end);
        }
    }

    private static void end(Process started) {
        try {
            started.getOutputStream().close();
            started.onExit().get(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException _) {
            started.destroyForcibly();
        } catch (InterruptedException _) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

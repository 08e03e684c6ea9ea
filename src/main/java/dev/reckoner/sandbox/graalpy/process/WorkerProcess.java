package dev.reckoner.sandbox.graalpy.process;

import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.graalpy.worker.Worker;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Begun;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Displayed;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Ended;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Printed;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Ready;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Tail;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest;
import dev.reckoner.sandbox.host.OutputTail;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A worker as its parent sees it. Its messages are not trusted: it is killed at the first that
/// breaks the protocol.
///
/// One thread of its own starts it, reads from it and ends with it. A slow listener delays what a
/// cell prints, but not the thread that waits for the cell's end. It is a platform thread because a
/// virtual thread that reads from a pipe keeps its carrier thread, and because bubblewrap ends with
/// the thread that started it (`--die-with-parent`).
public final class WorkerProcess {

    /// What a thread that waits is told.
    public sealed interface Signal {

        record IsReady(String python) implements Signal {}

        record HasBegun() implements Signal {}

        record HasEnded(Ended end) implements Signal {}

        /// The cell goes on.
        record ListenerFailed(RuntimeException failure) implements Signal {}

        record HasDied(WorkerExit death) implements Signal {}
    }

    private static final Duration TO_BEGIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_MEASURES = Duration.ofMillis(50);
    private static final int COMPLAINT_CHARS = 4_000;
    private static final CellOutput NOBODY = new CellOutput(0, _ -> {});

    private final Process process;
    private final long mostBytes;
    private final DataOutputStream requests;
    private final OutputTail complaints;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile CellOutput cell = NOBODY;
    private volatile boolean overMemory;
    private volatile long peakBytes;
    private @Nullable ProcessHandle jvm;

    /// @param mostBytes of memory of its own; one that runs a cell and has more is killed, and its
    ///   [WorkerExit] says that it ran out of memory. It is measured on Linux, while [#await] waits
    public static WorkerProcess start(ProcessBuilder command, long mostBytes)
            throws IOException, InterruptedException {
        var started = new CompletableFuture<WorkerProcess>();
        Thread.ofPlatform().daemon().name("worker").start(() -> live(command, mostBytes, started));
        try {
            return started.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            started.cancel(false);
            started.thenAccept(WorkerProcess::kill);
            throw stopped;
        }
    }

    private static void live(
            ProcessBuilder command, long mostBytes, CompletableFuture<WorkerProcess> started) {
        WorkerProcess worker;
        try {
            worker = new WorkerProcess(command.start(), mostBytes);
        } catch (IOException failed) {
            started.completeExceptionally(failed);
            return;
        }
        if (!started.complete(worker)) {
            worker.kill();
        }
        worker.read();
    }

    private WorkerProcess(Process process, long mostBytes) {
        this.process = process;
        this.mostBytes = mostBytes;
        requests =
                new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 64 << 10));
        complaints = OutputTail.of(process.getErrorStream(), COMPLAINT_CHARS);
    }

    private void read() {
        boolean inOrder = false;
        try (var replies =
                new DataInputStream(new BufferedInputStream(process.getInputStream(), 64 << 10))) {
            while (true) {
                take(WorkerReply.read(replies));
            }
        } catch (EOFException ended) {
            inOrder = true;
        } catch (IOException disorder) {
            complaints.add(String.valueOf(disorder.getMessage()));
        } finally {
            if (!inOrder) {
                kill();
            }
            signals.add(new Signal.HasDied(new WorkerExit(exitStatus(), complaints.text())));
        }
    }

    private void take(WorkerReply reply) throws IOException {
        switch (reply) {
            case Printed piece -> {
                try {
                    cell.add(piece);
                } catch (RuntimeException failure) {
                    signals.add(new Signal.ListenerFailed(failure));
                }
            }
            case Tail tail -> cell.add(tail);
            case Displayed value -> cell.add(value);
            case Ready(var python) -> signals.add(new Signal.IsReady(python));
            case Begun() -> signals.add(new Signal.HasBegun());
            case Ended end -> signals.add(new Signal.HasEnded(end));
        }
    }

    /// A worker whose output has ended has a second to end by itself.
    private int exitStatus() {
        try {
            if (!process.waitFor(Duration.ofSeconds(1))) {
                kill();
            }
            int status = process.waitFor();
            return overMemory ? Worker.OUT_OF_MEMORY : status;
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /// Does nothing where the worker has died, which [#await] reports.
    public void ask(WorkerRequest request) {
        try {
            request.write(requests);
            requests.flush();
        } catch (IOException dead) {
            kill();
        }
    }

    /// Returns when the cell runs, or the worker has died.
    public void run(WorkerRequest.Run request, CellOutput record) throws InterruptedException {
        cell = record;
        jvm = jvm();
        ask(request);
        switch (await(TO_BEGIN)) {
            case Signal.HasBegun _, Signal.HasDied _ -> {}
            case Signal.IsReady _, Signal.HasEnded _, Signal.ListenerFailed _ -> throw outOfTurn();
            case null ->
                    throw new SandboxUnavailable(
                            "the GraalPy worker did not begin a cell within "
                                    + TO_BEGIN.toSeconds()
                                    + " s");
        }
    }

    public static SandboxUnavailable outOfTurn() {
        return new SandboxUnavailable("the GraalPy worker answered out of turn");
    }

    /// @return null if no signal came within the time
    @Nullable
    public Signal await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + Math.max(0, time.toNanos());
        var signal = poll(end);
        while (signal == null && System.nanoTime() < end) {
            killWhereOverMemory();
            signal = poll(end);
        }
        if (signal instanceof Signal.HasDied) {
            signals.add(signal);
        }
        return signal;
    }

    private @Nullable Signal poll(long end) throws InterruptedException {
        long left = Math.min(end - System.nanoTime(), BETWEEN_MEASURES.toNanos());
        return signals.poll(left, TimeUnit.NANOSECONDS);
    }

    private void killWhereOverMemory() {
        var measured = jvm;
        if (measured != null) {
            peakBytes = Math.max(peakBytes, Meter.peakBytes(measured));
            if (Meter.ownBytes(measured) > mostBytes) {
                overMemory = true;
                kill();
            }
        }
    }

    public Meter meter() {
        return Meter.of(jvm());
    }

    /// What it has used since a meter was made. Where it has ended meanwhile, its memory is what
    /// was seen of it in [#await].
    public ResourceUse used(Meter since) {
        return since.sinceStart(peakBytes);
    }

    /// The JVM, which in bubblewrap is a grandchild of this program. It is found once the worker is
    /// ready, because bubblewrap starts it late.
    private ProcessHandle jvm() {
        var known = jvm;
        return known != null
                ? known
                : process.descendants()
                        .filter(each -> each.children().findAny().isEmpty())
                        .findFirst()
                        .orElseGet(process::toHandle);
    }

    /// Whether it has so much memory of its own that the cells of another session could come to the
    /// bound through what this one has left.
    public boolean isLarge() {
        return Meter.ownBytes(jvm()) > mostBytes / 4 * 3;
    }

    /// Kills its children as well: a bubblewrap that is killed during its set-up leaves its child
    /// running.
    public void kill() {
        var started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /// Lets it end by itself.
    public void dismiss() {
        try {
            requests.close();
        } catch (IOException dead) {
            kill();
        }
    }

    public boolean hasEnded(Duration patience) throws InterruptedException {
        return process.waitFor(patience);
    }
}

package dev.reckoner.sandbox.graalpy.worker;

import dev.reckoner.sandbox.graalpy.worker.WorkerRequest.Interrupt;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest.Renew;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest.Run;

import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Serves one parent over standard input and output, until its input ends.
///
/// Three threads: `cells` runs Python and nothing else; `requests` reads requests, so that the end
/// of input ends the process whatever Python is doing; `clock` sends what has been printed and
/// checks the memory.
public final class Worker {

    /// The exit status of a worker that has used up its memory.
    public static final int OUT_OF_MEMORY = 77;

    private static final int ORPHANED = 78;
    private static final int FAILED = 79;
    private static final long CELL_STACK_BYTES = 32L << 20;
    private static final Duration TICK = Duration.ofMillis(50);
    private static final int TICKS_BETWEEN_TAILS = 20;

    /// How long a session may wait for its first cell before it is warmed.
    private static final Duration COLD = Duration.ofMillis(100);

    /// How long it may take to interrupt a cell: less than the parent waits for it.
    private static final Duration PATIENCE = Duration.ofMillis(600);

    private final DataOutputStream out;
    private final BlockingQueue<WorkerRequest> waiting = new LinkedBlockingQueue<>();
    private final Path library;
    private final int outputChars;
    private final String warm;
    private final HeadTailBuffer tape;
    private final Object turn = new Object();
    private boolean idle;
    private @Nullable Python running;
    private @Nullable Thread interrupter;

    /// @param arguments the folder of resources, the characters a cell may print, and Python to run
    ///   in each new session
    public static void main(String[] arguments) {
        IgnoreInterrupts.now();
        var in = new FileInputStream(FileDescriptor.in);
        var out = new FileOutputStream(FileDescriptor.out);
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        });
        new Worker(out, Path.of(arguments[0]), Integer.parseInt(arguments[1]), arguments[2])
                .start(new DataInputStream(new BufferedInputStream(in)));
    }

    private Worker(FileOutputStream out, Path resources, int outputChars, String warm) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 64 << 10));
        this.library = lib(resources);
        this.outputChars = outputChars;
        this.warm = warm;
        tape = new HeadTailBuffer(outputChars, this::reply);
    }

    /// Python's `/lib` in the folder to which GraalPy's resources were copied. GraalPy itself does
    /// not find it there, because Python does not see that folder, and takes `/` as its home.
    static Path lib(Path resources) {
        return resources.resolve("python", "python-home", "lib");
    }

    private void start(DataInputStream in) {
        Thread.ofPlatform().name("requests").start(() -> read(in));
        Thread.ofPlatform().name("cells").stackSize(CELL_STACK_BYTES).start(this::work);
        Thread.ofPlatform().name("clock").daemon().start(this::tick);
    }

    private void read(DataInputStream in) {
        try {
            while (true) {
                switch (WorkerRequest.read(in)) {
                    case Interrupt() -> interrupt();
                    case Run run -> waiting.add(run);
                    case Renew renew -> waiting.add(renew);
                }
            }
        } catch (IOException ended) {
            leave();
        }
    }

    /// Exits normally between cells, so that an AOT cache can be written; halts at once while a
    /// cell runs.
    private void leave() {
        synchronized (turn) {
            if (idle) {
                System.exit(0);
            }
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private void work() {
        try (var engine = Python.engine()) {
            while (true) {
                session(engine);
            }
        } catch (InterruptedException unexpected) {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    private void session(Engine engine) throws InterruptedException {
        try (var python = new Python(engine, library, tape, outputChars, this::reply)) {
            reply(new WorkerReply.Ready(python.version()));
            for (var next = first(python); next instanceof Run run; next = waiting.take()) {
                reply(new WorkerReply.Begun());
                reply(run(python, run));
                turn(true);
            }
            turn(false);
        }
    }

    /// Warms the session, unless its first cell arrives at once.
    private WorkerRequest first(Python python) throws InterruptedException {
        turn(true);
        var first = waiting.poll(COLD.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            return first;
        }
        turn(false);
        python.warm(warm);
        turn(true);
        return waiting.take();
    }

    private WorkerReply run(Python python, Run cell) {
        tape.rewind();
        synchronized (turn) {
            idle = false;
            running = python;
        }
        var ended = python.run(cell.number(), cell.source());
        @Nullable Thread late;
        synchronized (turn) {
            running = null;
            late = interrupter;
            interrupter = null;
        }
        while (late != null && late.isAlive()) {
            LockSupport.parkNanos(TICK.toNanos() / 50);
        }
        Thread.interrupted();
        tape.flushAll();
        return ended;
    }

    private void turn(boolean idle) {
        synchronized (turn) {
            this.idle = idle;
        }
    }

    private void interrupt() {
        synchronized (turn) {
            var python = running;
            if (python != null && interrupter == null) {
                interrupter = Thread.ofPlatform().daemon().start(() -> python.interrupt(PATIENCE));
            }
        }
    }

    private void tick() {
        var memory = Memory.ofThisProcess();
        for (int ticks = 0; ; ticks++) {
            try {
                Thread.sleep(TICK);
            } catch (InterruptedException unexpected) {
                return;
            }
            if (ticks % TICKS_BETWEEN_TAILS == 0) {
                tape.flushAll();
            } else {
                tape.flush();
            }
            if (memory.usedUp()) {
                Runtime.getRuntime().halt(OUT_OF_MEMORY);
            }
        }
    }

    private void reply(WorkerReply reply) {
        try {
            synchronized (out) {
                reply.write(out);
                out.flush();
            }
        } catch (IOException gone) {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }
}

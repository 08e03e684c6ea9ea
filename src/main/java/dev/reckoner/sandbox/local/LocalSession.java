package dev.reckoner.sandbox.local;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.local.SupervisorMessage.Ended;
import dev.reckoner.sandbox.local.SupervisorMessage.Failed;
import dev.reckoner.sandbox.local.SupervisorMessage.Opened;
import dev.reckoner.sandbox.local.SupervisorMessage.Printed;
import dev.reckoner.sandbox.local.SupervisorMessage.Showed;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.HeadTail;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A session in a box. What cells print is passed on by the thread that runs them.
final class LocalSession implements Session {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BubblewrapProcess box;
    private final long memoryBytes;
    private final Consumer<String> printed;
    private final Queue<DisplayedValue> shown = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<SupervisorMessage> heard = new LinkedBlockingQueue<>();
    private final ReentrantLock running = new ReentrantLock();
    private final int number;
    private volatile boolean closed;

    private LocalSession(BubblewrapProcess box, long memoryBytes, Consumer<String> printed) {
        this.box = box;
        this.memoryBytes = memoryBytes;
        this.printed = printed;
        this.number = box.newSession(this::hear);
    }

    /// Values are taken up without waking who waits for the cell: nobody reads them before its end.
    private void hear(SupervisorMessage message) {
        if (message instanceof Showed(var value)) {
            shown.add(value);
        } else {
            heard.add(message);
        }
    }

    static LocalSession open(BubblewrapProcess box, long memoryBytes, Consumer<String> printed)
            throws InterruptedException {
        var session = new LocalSession(box, memoryBytes, printed);
        boolean open = false;
        try {
            box.send(BubblewrapProcess.message(session.number).put("open", true));
            if (!(session.next(PATIENCE) instanceof Opened)) {
                throw outOfTurn();
            }
            open = true;
            return session;
        } finally {
            if (!open) {
                session.close();
            }
        }
    }

    private static SandboxUnavailable outOfTurn() {
        return new SandboxUnavailable("the local sandbox answered out of turn");
    }

    @Override
    public Outcome run(String source, Duration limit) throws InterruptedException {
        if (closed) {
            throw new SandboxUnavailable("the session was closed");
        }
        if (!running.tryLock()) {
            throw new IllegalStateException("a cell of this session runs already");
        }
        boolean ended = false;
        try {
            box.send(
                    BubblewrapProcess.message(number)
                            .put("run", source)
                            .put("limit", limit.toNanos() / 1e9));
            var outcome = listen(limit);
            ended = true;
            return outcome;
        } finally {
            if (!ended) {
                close();
            }
            running.unlock();
        }
    }

    private Outcome listen(Duration limit) throws InterruptedException {
        var text = new StringBuilder();
        @Nullable Ended ended = null;
        while (ended == null) {
            switch (next(limit.plus(PATIENCE))) {
                case Printed(var piece) -> {
                    text.append(piece);
                    printed.accept(piece);
                }
                case Ended end -> ended = end;
                case Opened _, Failed _, Showed _ -> throw outOfTurn();
            }
        }
        var all = new HeadTail(text.toString(), ended.dropped(), ended.tail());
        return outcome(ended, new StringBuilder(all.toString()), limit);
    }

    private Outcome outcome(Ended end, StringBuilder text, Duration limit) {
        if (end.how().equals("timed_out") && !end.traceback().isEmpty()) {
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n")
                    .append(end.traceback());
        }
        var output = new Output(text.toString(), end.dropped(), List.copyOf(shown));
        shown.clear();
        return switch (end.how()) {
            case "completed" -> new Outcome.Completed(output, end.resources());
            case "raised" ->
                    new Outcome.Raised(output, end.error(), end.traceback(), end.resources());
            case "timed_out" -> new Outcome.TimedOut(output, limit, end.state(), end.resources());
            case "out_of_memory" ->
                    new Outcome.OutOfMemory(output, memoryBytes, end.state(), end.resources());
            case "crashed" ->
                    new Outcome.Crashed(output, end.error(), end.state(), end.resources());
            default ->
                    throw new SandboxUnavailable("the local sandbox ended a cell as " + end.how());
        };
    }

    private SupervisorMessage next(Duration patience) throws InterruptedException {
        SupervisorMessage message = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new SandboxUnavailable(
                    "the local sandbox did not answer within " + patience.toSeconds() + " s");
        }
        if (closed) {
            throw new SandboxUnavailable("the session was closed");
        }
        if (message instanceof Failed(var why)) {
            throw new SandboxUnavailable(
                    "the local sandbox failed: " + why, new Remedy.TestMachine());
        }
        return message;
    }

    @Override
    public void close() {
        closed = true;
        heard.add(new Failed("the session was closed"));
        box.endSession(number);
    }
}

package dev.reckoner.sandbox.supervisor;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.host.PlacedValues;
import dev.reckoner.sandbox.supervisor.SupervisorMessage.Ended;
import dev.reckoner.sandbox.supervisor.SupervisorMessage.Failed;
import dev.reckoner.sandbox.supervisor.SupervisorMessage.Opened;
import dev.reckoner.sandbox.supervisor.SupervisorMessage.Printed;
import dev.reckoner.sandbox.supervisor.SupervisorMessage.Showed;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.HeadTail;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A session that a supervisor runs. The thread that runs a cell also passes on what it prints.
public final class SupervisedSession implements Session {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    /// In JSON a character takes six bytes at most, and a supervisor reads frames of 64 MiB.
    private static final int MOST_CHARS = 8 << 20;

    private final SupervisorConnection supervisor;
    private final long memoryBytes;
    private final Consumer<String> printed;
    private final ShownValues shown = new ShownValues();
    private final BlockingQueue<SupervisorMessage> messages = new LinkedBlockingQueue<>();
    private final ReentrantLock running = new ReentrantLock();
    private final int number;
    private volatile boolean closed;

    private SupervisedSession(
            SupervisorConnection supervisor, long memoryBytes, Consumer<String> printed) {
        this.supervisor = supervisor;
        this.memoryBytes = memoryBytes;
        this.printed = printed;
        this.number = supervisor.newSession(this::receive);
    }

    /// The cell's own value does not wake the thread that waits for the cell: its end comes with
    /// it.
    private void receive(SupervisorMessage message) {
        if (message instanceof Showed(var placed)) {
            shown.add(placed);
            if (placed.value().result()) {
                return;
            }
        }
        messages.add(message);
    }

    public static SupervisedSession open(
            SupervisorConnection supervisor, long memoryBytes, Consumer<String> printed)
            throws InterruptedException {
        var session = new SupervisedSession(supervisor, memoryBytes, printed);
        boolean open = false;
        try {
            supervisor.send(SupervisorConnection.message(session.number).put("open", true));
            if (!(session.next(ANSWER_WITHIN) instanceof Opened)) {
                throw session.unexpectedMessage();
            }
            open = true;
            return session;
        } finally {
            if (!open) {
                session.close();
            }
        }
    }

    private SandboxUnavailable unexpectedMessage() {
        return new SandboxUnavailable(
                "the " + supervisor.kind() + " sandbox sent an unexpected message");
    }

    @Override
    public Outcome run(String source, Duration limit) throws InterruptedException {
        if (closed) {
            throw new SandboxUnavailable("the session was closed");
        }
        if (source.length() > MOST_CHARS) {
            return tooLong(source.length());
        }
        if (!running.tryLock()) {
            throw new IllegalStateException("a cell of this session runs already");
        }
        boolean ended = false;
        try {
            supervisor.send(
                    SupervisorConnection.message(number)
                            .put("run", source)
                            .put("limit", limit.toNanos() / 1e9));
            var outcome = receiveUntilEnd(limit);
            ended = true;
            return outcome;
        } finally {
            if (!ended) {
                close();
            }
            running.unlock();
        }
    }

    private static Outcome tooLong(int chars) {
        var error =
                "ValueError: the cell has %s characters; at most %s can be run"
                        .formatted(chars, MOST_CHARS);
        var nothing = new ResourceUse(Duration.ZERO, Duration.ZERO, 0);
        return new Outcome.Raised(Output.NONE, error, error + "\n", nothing);
    }

    private Outcome receiveUntilEnd(Duration limit) throws InterruptedException {
        var text = new StringBuilder();
        String heard = "";
        while (true) {
            switch (next(limit.plus(ANSWER_WITHIN))) {
                case Printed(var piece) -> {
                    text.append(piece);
                    heard = piece;
                    printed.accept(heard);
                }
                case Showed(var placed) -> {
                    heard = placed.value().heard(heard);
                    printed.accept(heard);
                }
                case Ended end -> {
                    return outcome(end, text.toString(), limit);
                }
                case Opened _, Failed _ -> throw unexpectedMessage();
            }
        }
    }

    private Outcome outcome(Ended end, String head, Duration limit) {
        var text = new HeadTail(head, end.dropped(), end.tail() + stoppedAt(end, head));
        var output = PlacedValues.in(text, shown.take());
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
                    throw new SandboxUnavailable(
                            "the %s sandbox ended a cell as %s"
                                    .formatted(supervisor.kind(), end.how()));
        };
    }

    /// Where a cell was stopped at its time limit; it follows what it has printed.
    private static String stoppedAt(Ended end, String head) {
        String last = end.tail().isEmpty() ? head : end.tail();
        return end.how().equals("timed_out") && !end.traceback().isEmpty()
                ? (last.isEmpty() || last.endsWith("\n") ? "" : "\n") + end.traceback()
                : "";
    }

    private SupervisorMessage next(Duration patience) throws InterruptedException {
        SupervisorMessage message = messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new SandboxUnavailable(
                    "the %s sandbox did not answer within %s s"
                            .formatted(supervisor.kind(), patience.toSeconds()));
        }
        if (closed) {
            throw new SandboxUnavailable("the session was closed");
        }
        if (message instanceof Failed(var why)) {
            throw new SandboxUnavailable(
                    "the %s sandbox failed: %s".formatted(supervisor.kind(), why),
                    new Remedy.TestMachine());
        }
        return message;
    }

    @Override
    public void close() {
        closed = true;
        messages.add(new Failed("the session was closed"));
        supervisor.endSession(number);
    }
}

package dev.reckoner.eval.run;

import dev.reckoner.agent.Watcher;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What the attempt of a job is doing. Thread-safe.
final class Activity implements Watcher {

    /// What an attempt can be doing.
    enum Doing {
        OPENING,
        MODEL,
        CELL
    }

    private final LongSupplier nanos;
    private Doing doing = Doing.MODEL;
    private String waitingFor = "";
    private long waitingUntil;

    Activity(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public synchronized void opening() {
        doing = Doing.OPENING;
    }

    @Override
    public synchronized void opened() {
        doing = Doing.MODEL;
    }

    @Override
    public synchronized void happened(Entry entry) {
        waitingFor = "";
        doing =
                entry.event() instanceof Event.Replied(var reply, _) && !reply.calls().isEmpty()
                        ? Doing.CELL
                        : Doing.MODEL;
    }

    @Override
    public synchronized void waiting(String words, Duration time) {
        waitingFor = words;
        waitingUntil = nanos.getAsLong() + time.toNanos();
    }

    synchronized Doing doing() {
        return doing;
    }

    /// What the attempt waits for; empty if it does not wait.
    synchronized Optional<String> waitingFor() {
        return waitingFor.isEmpty() || nanos.getAsLong() - waitingUntil >= 0
                ? Optional.empty()
                : Optional.of(waitingFor);
    }
}

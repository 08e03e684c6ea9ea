package dev.reckoner.eval.run;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which job is next.
///
/// A job whose attempt failed for a reason that is not the model's comes again at the end, [#TRIES]
/// times in all. Where the attempts at [#ALIKE] jobs fail one after another for the same reason,
/// nothing further is begun or tried again: it would fail too.
///
/// Thread-safe.
final class Schedule {

    static final int TRIES = 3;
    static final int ALIKE = 5;

    private final Deque<Job> waiting;
    private final Map<String, Integer> tries = new HashMap<>();
    private int running;
    private final Set<String> failedAlike = new HashSet<>();
    private String lastFailure = "";
    private Optional<String> stopped = Optional.empty();
    private boolean failing;
    private boolean halted;

    /// @param jobs those that have no result yet
    Schedule(Collection<Job> jobs) {
        this.waiting = new ArrayDeque<>(jobs);
    }

    /// The next job, as soon as there is one; empty if there will be none.
    synchronized Optional<Job> next() throws InterruptedException {
        while (waiting.isEmpty() && running > 0 && stopped.isEmpty()) {
            wait();
        }
        if (waiting.isEmpty() || stopped.isPresent()) {
            return Optional.empty();
        }
        running++;
        return Optional.of(waiting.removeFirst());
    }

    /// An attempt at a job that was given out has come to something. The job itself counts as under
    /// way until [#ended].
    ///
    /// @return whether the job will be tried again
    synchronized boolean tried(Job job, AttemptRow row) {
        boolean again = row.score() == Score.VOIDED && failed(job, String.valueOf(row.why()));
        if (again) {
            waiting.addLast(job);
        }
        if (row.score() != Score.VOIDED) {
            failedAlike.clear();
        }
        return again;
    }

    /// Nothing more is done for a job that was given out.
    ///
    /// @param more jobs that follow from its result
    synchronized void ended(Collection<Job> more) {
        running--;
        waiting.addAll(more);
        notifyAll();
    }

    private boolean failed(Job job, String why) {
        String kind = why.replaceAll("\\d+", "#");
        if (!kind.equals(lastFailure)) {
            failedAlike.clear();
        }
        failedAlike.add(job.id());
        lastFailure = kind;
        if (failedAlike.size() >= ALIKE) {
            failing = true;
            halt("%s attempts failed one after another: %s".formatted(failedAlike.size(), why));
        }
        return tries.merge(job.id(), 1, Integer::sum) < TRIES && !failing;
    }

    /// No further job is given out, and those that are under way stop at their next step.
    ///
    /// @param why for a person; the first reason stays
    synchronized void halt(String why) {
        halted = true;
        stop(why);
    }

    /// Whether attempts under way are to stop.
    synchronized boolean isHalted() {
        return halted;
    }

    /// No further job is given out.
    ///
    /// @param why for a person; the first reason stays
    synchronized void stop(String why) {
        if (stopped.isEmpty()) {
            stopped = Optional.of(why);
        }
        notifyAll();
    }

    /// Why no further job is given out; empty if the jobs were not stopped.
    synchronized Optional<String> stopped() {
        return stopped;
    }

    synchronized int waiting() {
        return waiting.size();
    }
}

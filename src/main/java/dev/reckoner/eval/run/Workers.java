package dev.reckoner.eval.run;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.row.Score;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Makes the attempts of a schedule side by side, each on a virtual thread.
final class Workers {

    /// For attempts that are broken off to close their journals and sessions.
    private static final Duration CLOSING = Duration.ofSeconds(30);

    /// Hears of each attempt that has ended, from several threads.
    interface Ended {

        /// @param again whether it has failed and will be tried again
        /// @return jobs that follow from it
        List<Job> of(AttemptRow row, boolean again) throws InterruptedException;
    }

    private final Schedule schedule;
    private final Attempter attempter;
    private final BooleanSupplier stop;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<String, Activity> running = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException failure;

    /// @param stop whether to stop; asked before each attempt and between its steps
    Workers(Schedule schedule, Attempter attempter, BooleanSupplier stop, LongSupplier nanos) {
        this.schedule = schedule;
        this.attempter = attempter;
        this.stop = stop;
        this.nanos = nanos;
    }

    /// What the attempts under way are doing.
    Iterable<Activity> running() {
        return running.values();
    }

    /// Works until no job is left or it is stopped.
    ///
    /// @param most how many attempts are made at once
    /// @throws InterruptedException if the thread is interrupted; every attempt is broken off then
    /// @throws NotRecorded if an attempt or its row cannot be recorded
    void work(int most, Ended ended) throws InterruptedException {
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < most; i++) {
                executor.execute(() -> work(ended));
            }
            executor.shutdown();
            executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            schedule.halt("interrupted");
            executor.shutdownNow();
            executor.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS);
            throw e;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void work(Ended ended) {
        try {
            while (!stop.getAsBoolean()) {
                var job = schedule.next();
                if (job.isEmpty()) {
                    return;
                }
                attempt(job.get(), ended);
            }
            schedule.halt("stopped");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Job job, Ended ended) throws InterruptedException {
        var activity = new Activity(nanos);
        var more = List.<Job>of();
        running.put(job.id(), activity);
        try {
            var attempted = attempter.attempt(job, activity, this::isStopping);
            var row = attempted.row();
            attempted.shortage().ifPresent(schedule::stop);
            boolean again = schedule.tried(job, row);
            running.remove(job.id(), activity);
            if (row.score() != Score.UNFINISHED) {
                more = ended.of(row, again);
            }
        } catch (RuntimeException | StackOverflowError e) {
            failure = e instanceof RuntimeException ours ? ours : new IllegalStateException(e);
            schedule.halt(String.valueOf(e.getMessage()));
        } finally {
            running.remove(job.id(), activity);
            schedule.ended(more);
        }
    }

    private boolean isStopping() {
        return stop.getAsBoolean() || schedule.isHalted();
    }
}

package dev.reckoner.eval.run;

import dev.reckoner.Solution;
import dev.reckoner.Solver;
import dev.reckoner.agent.Watcher;
import dev.reckoner.agent.ledger.RunShortage;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.grading.RequestedForm;
import dev.reckoner.answer.grading.SessionSupply;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.RunDirectory;
import dev.reckoner.journal.RunNotWritable;
import dev.reckoner.journal.Totals;
import dev.reckoner.task.Limits;
import dev.reckoner.task.UnusableLimit;
import dev.reckoner.text.OneLine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Makes the attempts of an evaluation in its directory.
///
/// @param solvers the solver of a job, which has its model and settings
/// @param grading where answers are compared that no rule can tell apart
record JobAttempts(Path evaluation, Function<Job, Solver> solvers, SessionSupply grading)
        implements Attempter {

    @Override
    public Attempted attempt(Job job, Watcher watcher, BooleanSupplier stop)
            throws InterruptedException {
        try (var grader = Grader.using(grading)) {
            var solution = attempt(job, checking(job, grader), watcher, stop);
            if (solution.unrecorded() != null) {
                throw new NotRecorded(solution.unrecorded());
            }
            return new Attempted(
                    RowOfRun.of(job, solution.entries()),
                    Optional.ofNullable(solution.shortage()).map(RunShortage::words));
        } catch (RunNotWritable e) {
            throw new NotRecorded(String.valueOf(e.getMessage()), e);
        } catch (NotRecorded e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(String.valueOf(e.getMessage()));
            }
            return failed(job, e);
        }
    }

    /// What goes wrong in one attempt, such as a damaged `run.json` or a fault of this program,
    /// ends no other. Its journal does not have this end, so that a resume goes on with it.
    private Attempted failed(Job job, Throwable why) {
        var entries =
                new ArrayList<>(Journal.recover(evaluation.resolve(job.directory())).entries());
        var words = "%s: %s".formatted(why.getClass().getSimpleName(), why.getMessage());
        entries.add(
                new Entry(
                        entries.size(),
                        Instant.now(),
                        Totals.of(entries).elapsed(),
                        new Event.Ended(new End.Voided(OneLine.quote(words)))));
        return new Attempted(RowOfRun.of(job, entries), Optional.empty());
    }

    private Solution attempt(Job job, Solver solver, Watcher watcher, BooleanSupplier stop)
            throws InterruptedException {
        Path directory = evaluation.resolve(job.directory());
        if (Files.notExists(directory.resolve(RunDirectory.RUN))) {
            return solver.recordingAt(directory).solve(job.question().problem(), watcher, stop);
        }
        var before = new Solution(Journal.recover(directory).entries(), directory);
        if (before.end().orElse(null) instanceof End.OutOf) {
            return before;
        }
        try {
            return solver.resume(directory, Limits.NONE, watcher, stop);
        } catch (UnusableLimit _) {
            return before; // it failed, and a limit leaves it no room for another try
        }
    }

    private Solver checking(Job job, Grader grader) {
        var solver = solvers.apply(job);
        return switch (job.question().gold()) {
            case Gold.Unknown() -> solver;
            case Gold.Value(var expected) ->
                    solver.checking(
                            expected.form() == RequestedForm.ANY
                                    ? expected.in(RequestedForm.in(job.question().problem().text()))
                                    : expected,
                            grader);
            case Gold.Verifier verifier -> solver.checking(verifier, grader);
        };
    }
}

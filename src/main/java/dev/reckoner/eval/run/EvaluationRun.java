package dev.reckoner.eval.run;

import dev.reckoner.Solver;
import dev.reckoner.agent.ledger.RunLedger;
import dev.reckoner.eval.gate.BoundedSandbox;
import dev.reckoner.eval.gate.CallGate;
import dev.reckoner.eval.gate.GatedModel;
import dev.reckoner.eval.gate.GradingSessions;
import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.task.Limits;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// Works on an evaluation until every job has its attempt. One call of [#work]; [#progress] from
/// any thread.
public final class EvaluationRun {

    private final EvaluationDirectory directory;
    private final int attempts;
    private final LongSupplier nanos;
    private final long began;
    private final CallGate gate;
    private final RunLedger ledger;
    private final SamplePlan plan;
    private final Schedule schedule;
    private final Workers workers;

    private Tally done = Tally.NOTHING;
    private int doneHere;
    private double secondsHere;
    private int retried;

    /// What attempts are made with.
    ///
    /// @param sandbox stays the caller's to close
    /// @param limits of all attempts together, those of earlier processes included; the time is
    ///   that of this process
    /// @param rule when a vote stops asking for samples; empty where each problem gets all of them
    /// @param attempts how many are made at once
    /// @param cells how many cells run at once
    public record Means(
            Solvers solvers,
            Sandbox sandbox,
            Limits limits,
            Optional<StoppingRule> rule,
            int attempts,
            int cells) {}

    /// Makes the solver of a job, with its model and its settings.
    public interface Solvers {

        /// @param front is put in front of the model, whose calls it counts
        /// @param sandbox for the cells of the attempt
        Solver of(Job job, UnaryOperator<SelectedModel> front, Sandbox sandbox);
    }

    /// @param stop whether to stop; asked before each attempt and between its steps
    /// @throws dev.reckoner.task.UnusableLimit if money is limited, and what was used so far has no
    ///   known price
    /// @throws InterruptedException while the votes of an earlier process are counted
    public EvaluationRun(EvaluationDirectory directory, Means means, BooleanSupplier stop)
            throws InterruptedException {
        this(directory, means, stop, System::nanoTime);
    }

    private EvaluationRun(
            EvaluationDirectory directory, Means means, BooleanSupplier stop, LongSupplier nanos)
            throws InterruptedException {
        var grid = directory.grid();
        this.directory = directory;
        this.attempts = means.attempts();
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.gate = new CallGate(means.attempts(), nanos);
        var rows = directory.rows();
        rows.values().stream().filter(SamplePlan::isDone).forEach(row -> done = done.plus(row));
        this.ledger = RunLedger.of(means.limits(), directory.spent());
        var sandbox = BoundedSandbox.of(means.sandbox(), means.cells());
        var grading = GradingSessions.of(sandbox, means.cells());
        this.plan =
                means.rule().isPresent()
                        ? SamplePlan.Votes.of(grid, means.rule().get(), rows.values(), grading)
                        : new SamplePlan.All(grid, rows);
        this.schedule = new Schedule(plan.first());
        var attempter =
                new JobAttempts(
                        directory.path(),
                        job -> means.solvers().of(job, this::gated, sandbox).within(ledger),
                        grading);
        this.workers = new Workers(schedule, attempter, stop, nanos);
    }

    private SelectedModel gated(SelectedModel model) {
        return model.behind(within -> new GatedModel(within, gate));
    }

    /// Works until every job has its attempt, or it is stopped.
    ///
    /// @return why it was stopped, for a person; empty if every job has its attempt
    /// @throws InterruptedException if the thread is interrupted; what was under way is broken off
    /// @throws NotRecorded if an attempt cannot be recorded
    /// @throws java.io.UncheckedIOException if a row cannot be recorded
    public Optional<String> work() throws InterruptedException {
        workers.work(attempts, this::ended);
        return schedule.stopped();
    }

    private List<Job> ended(AttemptRow row, boolean again) throws InterruptedException {
        count(row, again);
        return again ? List.of() : plan.after(row);
    }

    private synchronized void count(AttemptRow row, boolean again) {
        if (again) {
            retried++;
            return;
        }
        directory.add(row);
        done = done.plus(row);
        doneHere++;
        secondsHere += row.seconds();
    }

    /// The votes that are decided; none where none was asked for.
    public List<VoteOutcome> votes() {
        return plan.votes();
    }

    /// How far it is.
    public synchronized Progress progress() {
        var running = running();
        var spent = ledger.spent();
        return new Progress(
                done.scored() + done.voided() + schedule.waiting() + running.attempts(),
                done,
                retried,
                schedule.waiting(),
                running,
                spent.tokens(),
                spent.usd(),
                Duration.ofNanos(nanos.getAsLong() - began),
                doneHere == 0
                        ? null
                        : left(
                                secondsHere / doneHere,
                                schedule.waiting(),
                                running.attempts(),
                                attempts));
    }

    /// The time until the end, where the attempts under way are half done on average.
    ///
    /// @param each seconds of an attempt
    /// @param atOnce how many are made at once while enough are left
    static Duration left(double each, int waiting, int underWay, int atOnce) {
        int places = Math.clamp(waiting + underWay, 1, atOnce);
        return Duration.ofSeconds(Math.round(each * (waiting + underWay / 2.0) / places));
    }

    private Progress.Running running() {
        var gated = gate.reading();
        var waiting = new TreeMap<String, Integer>();
        int all = 0;
        int opening = 0;
        int cells = 0;
        for (var activity : workers.running()) {
            all++;
            activity.waitingFor().ifPresent(what -> waiting.merge(what, 1, Integer::sum));
            opening += activity.doing() == Activity.Doing.OPENING ? 1 : 0;
            cells += activity.doing() == Activity.Doing.CELL ? 1 : 0;
        }
        int idle = waiting.values().stream().mapToInt(Integer::intValue).sum();
        int calls = Math.max(0, gated.underWay() - idle);
        return new Progress.Running(
                all, opening, calls, cells, gated.waiting(), gated.calls(), waiting);
    }
}

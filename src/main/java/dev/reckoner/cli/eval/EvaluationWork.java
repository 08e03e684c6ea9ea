package dev.reckoner.cli.eval;

import dev.reckoner.Solver;
import dev.reckoner.cli.eval.result.ArmTable;
import dev.reckoner.cli.eval.result.EvaluationResult;
import dev.reckoner.cli.eval.result.VoteLines;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.solve.Interruption;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.run.EvaluationDirectory;
import dev.reckoner.eval.run.EvaluationRun;
import dev.reckoner.eval.run.NotRecorded;
import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.task.Limits;
import dev.reckoner.task.UnusableLimit;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.Optional;

/// Makes the attempts that an evaluation lacks, and says what came of it.
///
/// @param limits of all attempts together
record EvaluationWork(
        EvaluationDirectory directory,
        EvaluationModels models,
        Sandbox sandbox,
        Limits limits,
        ParallelOptions parallel,
        boolean json) {

    private static final String MAKE_ROOM = "make room there, and go on with: reckoner resume ";

    /// @throws Failure if the evaluation cannot be recorded, or a limit makes no sense
    Exit done(EvaluationView view, Interruption interruption) throws InterruptedException {
        var run = run(interruption);
        view.follow(run::progress);
        interruption.steps();
        Optional<String> stopped;
        try {
            stopped = run.work();
        } catch (InterruptedException e) {
            if (!interruption.asked()) {
                throw e;
            }
            stopped = Optional.of("interrupted");
        } catch (NotRecorded | UncheckedIOException e) {
            throw new Failure(
                    Exit.MISSING, String.valueOf(e.getMessage()), MAKE_ROOM + directory.path());
        } finally {
            view.close();
        }
        var result =
                EvaluationResult.of(
                        directory,
                        interruption.asked() ? "interrupted" : stopped.orElse(null),
                        run.votes());
        System.out.print(
                json
                        ? JsonLine.of(result) + "\n"
                        : ArmTable.of(result.arms()) + VoteLines.of(result.arms()));
        System.out.flush();
        return exit(result, view, interruption);
    }

    private EvaluationRun run(Interruption interruption) throws InterruptedException {
        var record = directory.record();
        EvaluationRun.Solvers solvers =
                (job, front, bounded) ->
                        Solver.of(front.apply(models.of(job)), bounded)
                                .with(ArmSettings.of(job.arm(), record));
        try {
            return new EvaluationRun(
                    directory,
                    new EvaluationRun.Means(
                            solvers,
                            sandbox,
                            limits,
                            rule(record),
                            parallel.jobs(),
                            parallel.cells()),
                    interruption::asked);
        } catch (UnusableLimit e) {
            throw new Failure(
                    Exit.USAGE,
                    String.valueOf(e.getMessage()),
                    "leave out --max-usd, and use --max-tokens");
        }
    }

    private static Optional<StoppingRule> rule(EvaluationRecord record) {
        return Optional.ofNullable(record.setup())
                .map(EvaluationRecord.Setup::voteError)
                .map(StoppingRule::of);
    }

    private Exit exit(EvaluationResult result, EvaluationView view, Interruption interruption) {
        @Nullable String stopped = result.stopped();
        if (stopped != null) {
            view.tell("the evaluation stopped: " + stopped);
        }
        if (result.voided() > 0) {
            view.tell(
                    "%s failed outside the model; they count as nothing, and a resume tries them again"
                            .formatted(attempts(result.voided())));
        }
        view.tell("recorded in " + directory.path());
        view.say("look at it: reckoner report " + directory.path());
        if (result.complete()) {
            return Exit.DONE;
        }
        view.tell("go on with it: reckoner resume " + directory.path());
        if (interruption.asked()) {
            return Exit.INTERRUPTED;
        }
        return result.voided() > 0 ? Exit.MISSING : Exit.NO_ANSWER;
    }

    static String attempts(int number) {
        return number == 1 ? "1 attempt" : number + " attempts";
    }
}

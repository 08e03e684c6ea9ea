package dev.reckoner.cli.solve;

import dev.reckoner.Settings;
import dev.reckoner.Solver;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.preset.PresetOptions;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.run.EvaluationDirectory;
import dev.reckoner.eval.run.EvaluationRun;
import dev.reckoner.eval.run.NotRecorded;
import dev.reckoner.eval.vote.StoppingRule;
import dev.reckoner.journal.Program;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.UnusableLimit;
import dev.reckoner.text.Sha256;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Attempts at one problem whose answers vote: an evaluation of one problem in one arm, which goes
/// on as any other.
///
/// @param settings of each attempt, with all limits that were given
record VotedAttempts(Question question, Settings settings, int most) {

    private static final int AT_ONCE = 16;
    private static final Set<Kind> OF_ALL = EnumSet.of(Kind.TOKENS, Kind.USD, Kind.TIME);

    /// @param python for the cells of the attempts, and for comparing their answers
    /// @throws Failure if they cannot be recorded, or a limit leaves no room
    Exit made(SelectedModel model, Sandbox python, Path runs, View view, Interruption interruption)
            throws InterruptedException {
        var each = settings.with(limits(false));
        try {
            Solver.of(model, python).with(each).plan(question.problem());
        } catch (UnusableLimit e) {
            throw Attempting.failure(e);
        }
        var record = record(model, python, each.limits());
        EvaluationRun.Solvers solvers =
                (_, front, bounded) -> Solver.of(front.apply(model), bounded).with(each);
        try (var directory = EvaluationDirectory.create(runs, record, List.of(question))) {
            var run =
                    new EvaluationRun(
                            directory,
                            new EvaluationRun.Means(
                                    solvers,
                                    python,
                                    record.run(),
                                    Optional.of(StoppingRule.Likely.DEFAULT),
                                    Math.min(most, AT_ONCE),
                                    Runtime.getRuntime().availableProcessors()),
                            interruption::asked);
            interruption.steps();
            return shown(directory, run, view, interruption);
        } catch (UnusableLimit e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), RemedyWords.of(e.remedy()));
        }
    }

    private Exit shown(
            EvaluationDirectory directory, EvaluationRun run, View view, Interruption interruption)
            throws InterruptedException {
        Optional<String> stopped;
        try {
            stopped = run.work();
        } catch (InterruptedException e) {
            if (!interruption.asked()) {
                throw e;
            }
            stopped = Optional.of("interrupted");
        } catch (NotRecorded | UncheckedIOException e) {
            throw new Failure(Exit.MISSING, String.valueOf(e.getMessage()), View.MAKE_ROOM);
        }
        var result =
                VotedResult.of(directory, run.votes().stream().findFirst(), isGraded(), stopped);
        view.voted(result);
        return interruption.asked() ? Exit.INTERRUPTED : result.exit();
    }

    private boolean isGraded() {
        return !(question.gold() instanceof Gold.Unknown);
    }

    /// The limits of all attempts together, or those of each.
    private Limits limits(boolean together) {
        var limits = Limits.NONE;
        for (var limit : settings.limits().hard().entrySet()) {
            if (OF_ALL.contains(limit.getKey()) == together) {
                limits = limits.with(limit.getKey(), limit.getValue());
            }
        }
        return limits;
    }

    private EvaluationRecord record(SelectedModel model, Sandbox python, Limits each) {
        boolean tools = settings.python() != PythonMode.NONE;
        return new EvaluationRecord(
                UUID.randomUUID().toString(),
                Program.version(),
                Instant.now(),
                question.problem().name(),
                new EvaluationRecord.DataSource(
                        List.of(), Sha256.of(question.problem().text()), "", 1),
                List.of(
                        new Arm(
                                model.name(),
                                model.effort().orElse(null),
                                settings.preset().toString(),
                                tools,
                                switch (settings.python()) {
                                    case SESSION -> PresetOptions.State.SESSION.toString();
                                    case STATELESS -> PresetOptions.State.NONE.toString();
                                    case NONE -> null;
                                })),
                most,
                model.scripted(),
                each,
                limits(true),
                tools ? python.description().kind() : null,
                new EvaluationRecord.Setup(
                        model.access(),
                        model.api().map(Object::toString).orElse(null),
                        settings.cell(),
                        settings.answerAs(),
                        settings.calls(),
                        tools ? SandboxLimits.DEFAULT : null,
                        StoppingRule.Likely.DEFAULT.error()));
    }
}

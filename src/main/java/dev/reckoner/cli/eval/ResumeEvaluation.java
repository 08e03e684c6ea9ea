package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.KeyOptions;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.cli.solve.Interruption;
import dev.reckoner.cli.solve.RecordedModel;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.run.EvaluationDirectory;
import dev.reckoner.eval.script.ShippedEvaluation;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.RunInUse;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import picocli.CommandLine.ParseResult;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Goes on with an evaluation: makes the attempts that it lacks, and ends those that were cut off.
///
/// @param raised limits on its command line, which replace those of the evaluation
public record ResumeEvaluation(
        Path path,
        Limits raised,
        KeyOptions keys,
        SandboxOption sandbox,
        ParallelOptions parallel,
        ParseResult parsed) {

    private static final Set<Kind> OF_ALL = EnumSet.of(Kind.TOKENS, Kind.USD, Kind.TIME);

    /// The directory of that name, or of that name below `runs`, if it is one of an evaluation.
    public static Optional<Path> directory(Path name, Path runs) {
        return Optional.of(name)
                .filter(ResumeEvaluation::isEvaluation)
                .or(() -> Optional.of(runs.resolve(name)).filter(ResumeEvaluation::isEvaluation));
    }

    private static boolean isEvaluation(Path directory) {
        return Files.exists(directory.resolve(Evaluation.RECORD));
    }

    /// @throws Failure if it cannot go on
    public Exit goOn(boolean json, boolean quiet) throws InterruptedException {
        for (var kind : raised.hard().keySet()) {
            if (!OF_ALL.contains(kind)) {
                throw new Failure(
                        Exit.USAGE,
                        "%s limits an attempt, and the attempts of an evaluation are compared with each other: their limits stay as they are"
                                .formatted(RemedyWords.option(kind)),
                        "leave it out; --max-usd, --max-tokens and --max-time limit all attempts"
                                + " together");
            }
        }
        try (var view = new EvaluationView(quiet);
                var directory = opened()) {
            var record = directory.record();
            var setup = setup(record);
            var interruption = Interruption.heard(view::tell);
            var models = models(record, setup);
            try (var python = python(record, setup, view)) {
                return new EvaluationWork(
                                directory,
                                models,
                                python,
                                record.run().with(raised),
                                parallel,
                                json)
                        .done(view, interruption);
            }
        }
    }

    private EvaluationDirectory opened() {
        try {
            return EvaluationDirectory.open(path);
        } catch (RunInUse e) {
            throw new Failure(
                    Exit.MISSING,
                    String.valueOf(e.getMessage()),
                    "wait for its end, or end it: kill " + e.pid());
        } catch (UncheckedIOException e) {
            throw new Failure(
                    Exit.MISSING, String.valueOf(e.getMessage()), "make room there, or repair it");
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "evaluate the problems again");
        }
    }

    private EvaluationRecord.Setup setup(EvaluationRecord record) {
        return Optional.ofNullable(record.setup())
                .orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                path + " does not say how its attempts are made",
                                "evaluate the problems again"));
    }

    private EvaluationModels models(EvaluationRecord record, EvaluationRecord.Setup setup)
            throws InterruptedException {
        String replies = setup.access().replies();
        if (ShippedEvaluation.NAME.equals(replies)) {
            return EvaluationModelOptions.shipped();
        }
        if (record.scripted() && replies != null && Files.isDirectory(Path.of(replies))) {
            String name = record.arms().getFirst().model();
            return EvaluationModelOptions.scripts(
                    Path.of(replies), name.substring(EvaluationModelOptions.SCRIPT.length()));
        }
        Map<Arm, SelectedModel> models = new LinkedHashMap<>();
        for (var arm : record.arms()) {
            models.put(
                    arm,
                    new RecordedModel(
                                    record.program(),
                                    arm.model(),
                                    record.scripted(),
                                    null,
                                    arm.effort(),
                                    new Run.Source(
                                            null, setup.api(), null, null, null, setup.access()),
                                    keys)
                            .open());
        }
        return new EvaluationModels.OfArms(models);
    }

    private Sandbox python(
            EvaluationRecord record, EvaluationRecord.Setup setup, EvaluationView view)
            throws InterruptedException {
        return record.sandbox() == null
                ? new LazySandbox(sandbox)
                : sandbox.startAgain(
                        record.sandbox(),
                        Objects.requireNonNullElse(setup.sandboxLimits(), SandboxLimits.DEFAULT),
                        parsed,
                        view::say);
    }
}

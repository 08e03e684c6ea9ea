package dev.reckoner.cli.resume;

import dev.reckoner.Solution;
import dev.reckoner.Solver;
import dev.reckoner.agent.Preset;
import dev.reckoner.cli.eval.ParallelOptions;
import dev.reckoner.cli.eval.ResumeEvaluation;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.FindRun;
import dev.reckoner.cli.option.KeyOptions;
import dev.reckoner.cli.option.LimitOptions;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.cli.solve.Attempting;
import dev.reckoner.cli.solve.Interruption;
import dev.reckoner.cli.solve.OutputOptions;
import dev.reckoner.cli.solve.RecordedModel;
import dev.reckoner.cli.solve.View;
import dev.reckoner.journal.Run;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Submission;
import dev.reckoner.text.IoReason;
import dev.reckoner.transcript.Phrases;
import dev.reckoner.transcript.Transcripts;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `reckoner resume`
@Command(
        name = "resume",
        description = {
            "Goes on with a run or an evaluation that was cut off, failed or reached a limit.",
            "Nothing that was paid for is asked for again. All that was asked is in the run's"
                    + " run.json: without options here, its limits, its sandbox and the place of"
                    + " its key stay as they were. Limits given here are recorded."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner resume                          the newest unfinished run in ./runs",
            "  reckoner resume runs/2026-11-27T12-00-00Z-p1",
            "  reckoner resume 2026-11-27T12-00-00Z-p1 --max-usd 2"
        })
public final class Resume implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description =
                    "The directory of a run or of an evaluation, or its name in --runs (default:"
                            + " the newest unfinished run there).")
    private @Nullable Path run;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where run directories are (default: ./${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Mixin private LimitOptions limits = new LimitOptions();

    @Mixin private KeyOptions keys = new KeyOptions();

    @Mixin private SandboxOption sandbox = new SandboxOption();

    @Mixin private ParallelOptions parallel = new ParallelOptions();

    @Mixin private OutputOptions output = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var evaluation =
                Optional.ofNullable(run).flatMap(name -> ResumeEvaluation.directory(name, runs));
        if (evaluation.isPresent()) {
            var parsed = spec.commandLine().getParseResult();
            return new ResumeEvaluation(
                            evaluation.get(), limits.given(parsed), keys, sandbox, parallel, parsed)
                    .goOn(output.json(), output.quiet())
                    .code();
        }
        Path directory = run == null ? FindRun.newestUnfinished(runs) : FindRun.named(run, runs);
        try (var view = output.view()) {
            if (run == null) {
                view.say("going on with " + directory);
            }
            return resume(directory, view).code();
        }
    }

    private Exit resume(Path directory, View view) throws InterruptedException {
        var read = AskedRun.in(directory, "go on with it");
        var asked = read.asked();
        var before = new Solution(read.entries(), directory);
        if (before.isOver()) {
            transcribe(directory, asked, before, view);
            view.over(asked, before);
            return Attempting.exit(before);
        }
        return goOn(directory, asked, view);
    }

    /// A process that is killed after the last entry leaves no transcripts.
    private static void transcribe(Path directory, Run asked, Solution whole, View view) {
        if (Files.exists(directory.resolve(Transcripts.NOTEBOOK))) {
            return;
        }
        try {
            Transcripts.write(directory, asked, whole.entries());
        } catch (UncheckedIOException e) {
            view.tell("can't write the transcripts in " + directory + ": " + IoReason.of(e));
        }
    }

    private Exit goOn(Path directory, Run asked, View view) throws InterruptedException {
        var parsed = spec.commandLine().getParseResult();
        var replaced = limits.given(parsed);
        var interruption = Interruption.heard(view::tell);
        var model = RecordedModel.of(asked, keys).open();
        view.say(model.why());
        model.warnings().stream().map(RemedyWords::of).forEach(view::say);
        try (var python = python(asked, view)) {
            var solver = Solver.of(model, python);
            return Attempting.exit(
                    (watcher, stop) -> solver.resume(directory, replaced, watcher, stop),
                    view,
                    interruption);
        }
    }

    /// The sandbox of the run. Where its libraries are others now, that is said.
    private Sandbox python(Run asked, View view) throws InterruptedException {
        var recorded = asked.sandbox();
        if (recorded == null || asked.pythonMode() == PythonMode.NONE) {
            return Preset.named(asked.preset()).submission() == Submission.PROGRAM
                    ? sandbox.start(view::say)
                    : SandboxOption.none();
        }
        var limits = Objects.requireNonNullElse(asked.sandboxLimits(), SandboxLimits.DEFAULT);
        var python =
                sandbox.startAgain(
                        recorded.kind(), limits, spec.commandLine().getParseResult(), view::say);
        if (!python.description().equals(recorded)) {
            view.say(
                    "the sandbox is not as it was: then %s, now %s"
                            .formatted(
                                    Phrases.sandbox(recorded),
                                    Phrases.sandbox(python.description())));
        }
        return python;
    }
}

package dev.reckoner.cli.resume;

import dev.reckoner.Settings;
import dev.reckoner.Solver;
import dev.reckoner.agent.Preset;
import dev.reckoner.agent.resume.Continued;
import dev.reckoner.agent.resume.RecordedReplies;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.FindRun;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.cli.solve.Attempting;
import dev.reckoner.cli.solve.Interruption;
import dev.reckoner.cli.solve.OutputOptions;
import dev.reckoner.cli.solve.View;
import dev.reckoner.journal.Run;
import dev.reckoner.model.cassette.Cassette;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Submission;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `reckoner replay`
@Command(
        name = "replay",
        description = {
            "Works through a recorded attempt again, without a key or a network.",
            "The replies are those of the recording, and the Python really runs. What it shows"
                    + " otherwise than then is reported. All that was asked is in the recording."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner replay runs/2026-11-27T12-00-00Z-p1",
            "  reckoner replay problem.cassette --json | jq .replayed.drift"
        })
public final class Replay implements Callable<Integer> {

    @Parameters(
            paramLabel = "RUN|CASSETTE",
            description =
                    "A run directory, or its name in --runs, or a file that --record has written.")
    private Path recording = Path.of("");

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description =
                    "Where run directories are, and the one of the replay goes (default:"
                            + " ./${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Mixin private SandboxOption sandbox = new SandboxOption();

    @Mixin private OutputOptions output = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (var view = output.view()) {
            var run = FindRun.directory(recording, runs);
            return (run.isPresent() ? run(run.get(), view) : cassette(view)).code();
        }
    }

    private Exit run(Path directory, View view) throws InterruptedException {
        var read = AskedRun.in(directory, "replay it");
        var asked = read.asked();
        var entries = read.entries();
        var replies = new RecordedReplies(asked, entries);
        var interruption = Interruption.heard(view::tell);
        var model = SelectedModel.replayed(replies, asked, directory);
        try (var python = python(asked, view)) {
            return replayed(
                    asked,
                    Continued.limits(asked.limits(), entries),
                    Solver.of(model, replies.comparing(python)),
                    view,
                    interruption);
        }
    }

    private Exit cassette(View view) throws InterruptedException {
        SelectedModel model;
        Optional<Run> asked;
        try {
            asked = Optional.ofNullable(Cassette.read(recording).header().run());
            model = SelectedModel.cassette(recording);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    String.valueOf(e.getMessage()),
                    "name a run directory, or a file that --record has written");
        }
        var run =
                asked.orElseThrow(() ->
                        new Failure(
                                Exit.USAGE,
                                "the cassette %s is of an older version, and does not say what was"
                                                .formatted(recording)
                                        + " asked",
                                "ask it again: reckoner solve --model cassette:%s PROBLEM"
                                        .formatted(recording)));
        var interruption = Interruption.heard(view::tell);
        try (var python = python(run, view)) {
            return replayed(run, run.limits(), Solver.of(model, python), view, interruption);
        }
    }

    private Exit replayed(
            Run asked, Limits limits, Solver solver, View view, Interruption interruption)
            throws InterruptedException {
        var preset = Preset.named(asked.preset());
        var settings =
                Settings.of(preset)
                        .with(limits)
                        .cell(asked.cell())
                        .answerAs(asked.answerAs())
                        .calls(Objects.requireNonNullElse(asked.calls(), preset.calls()))
                        .python(asked.pythonMode());
        return Attempting.exit(
                (watcher, stop) ->
                        solver.with(settings)
                                .recordingIn(runs)
                                .solve(asked.problem(), watcher, stop),
                view,
                interruption);
    }

    private Sandbox python(Run asked, View view) throws InterruptedException {
        var recorded = asked.sandbox();
        if (recorded == null) {
            return Preset.named(asked.preset()).submission() == Submission.PROGRAM
                    ? sandbox.start(view::say)
                    : SandboxOption.none();
        }
        return sandbox.startAgain(
                recorded.kind(),
                Objects.requireNonNullElse(asked.sandboxLimits(), SandboxLimits.DEFAULT),
                spec.commandLine().getParseResult(),
                view::say);
    }
}

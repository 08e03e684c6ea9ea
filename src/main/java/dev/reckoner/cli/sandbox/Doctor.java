package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.ModelOptions;
import dev.reckoner.cli.option.StandardStream;
import dev.reckoner.sandbox.DoctorCheck.Status;
import dev.reckoner.sandbox.docker.DockerChecks;
import dev.reckoner.sandbox.doctor.GraalPyCheck;
import dev.reckoner.sandbox.doctor.Report;
import dev.reckoner.sandbox.local.check.LocalChecks;
import dev.reckoner.transcript.terminal.Ansi;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `reckoner doctor`
@Command(
        name = "doctor",
        description =
                "Tries what a run needs, each thing by doing it, and says how to repair what"
                        + " fails.",
        footerHeading = "%n",
        footer = {
            "With --model or --base-url it also asks that model for one tool call, of some hundred"
                    + " tokens.",
            "Exit code 3 where no sandbox is sound, or the named model cannot be used.",
            "",
            "Examples: reckoner doctor",
            "          reckoner doctor --base-url http://localhost:11434/v1 --model qwen3:4b"
        })
public final class Doctor implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin private ModelOptions model = new ModelOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var report =
                Report.of(
                        List.of(
                                () -> LocalChecks.run(System.getenv()),
                                GraalPyCheck::run,
                                () -> DockerChecks.all(System.getenv())));
        var rows = new ArrayList<>(DoctorRow.of(report.checks()));
        var tried = ModelCheck.run(model);
        rows.addAll(tried);
        var ink = new Ansi(StandardStream.OUT.isColoured());
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? Checks.json(report, rows)
                                : Checks.text(rows, ink) + Checks.ending(report, next(tried), ink));
        spec.commandLine().getOut().flush();
        boolean any = Checks.SANDBOXES.stream().anyMatch(report::sound);
        boolean modelFailed = tried.stream().anyMatch(DoctorRow::hasFailed);
        return (any && !modelFailed ? Exit.DONE : Exit.MISSING).code();
    }

    private static String next(List<DoctorRow> model) {
        return model.stream().allMatch(row -> row.status() == Status.PASS)
                ? "reckoner solve 'How many ...?' with the same options"
                : "reckoner solve --example six-rods";
    }
}

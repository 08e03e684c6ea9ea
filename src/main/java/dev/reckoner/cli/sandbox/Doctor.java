package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.ModelOptions;
import dev.reckoner.sandbox.doctor.DockerCheck;
import dev.reckoner.sandbox.doctor.GraalPyCheck;
import dev.reckoner.sandbox.doctor.Report;
import dev.reckoner.sandbox.local.check.LocalChecks;

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
        footer = {"Exit code 3 where no sandbox is sound.", "", "Example: reckoner doctor --json"})
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
                                () -> DockerCheck.run(System.getenv())));
        var rows = new ArrayList<>(DoctorRow.of(report.checks()));
        rows.add(ModelCheck.run(model));
        spec.commandLine().getOut().print(json ? Checks.json(report, rows) : Checks.text(rows));
        spec.commandLine().getOut().flush();
        boolean any = Checks.SANDBOXES.stream().anyMatch(report::sound);
        return (any ? Exit.DONE : Exit.MISSING).code();
    }
}

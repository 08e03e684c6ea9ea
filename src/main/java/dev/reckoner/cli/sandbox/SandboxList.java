package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.doctor.DockerCheck;
import dev.reckoner.sandbox.doctor.Report;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.sandbox.local.check.Soundness;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/// `reckoner sandbox list`
@Command(
        name = "list",
        description =
                "Says which sandboxes are available here. This check is quick; `reckoner doctor`"
                        + " tries each isolation check.",
        footerHeading = "%n",
        footer = "Example: reckoner sandbox list --json")
final class SandboxList implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var report =
                Report.of(
                        List.of(
                                SandboxList::graalpy,
                                SandboxList::local,
                                () -> DockerCheck.run(System.getenv())));
        var rows = DoctorRow.of(report.checks());
        spec.commandLine().getOut().print(json ? Checks.json(report, rows) : Checks.text(rows));
        spec.commandLine().getOut().flush();
        return Exit.DONE.code();
    }

    private static List<DoctorCheck> graalpy() throws InterruptedException {
        return List.of(
                DoctorCheck.pass("graalpy", "worker", "comes with this program"),
                GraalPySandbox.checkIsolation());
    }

    private static List<DoctorCheck> local() throws InterruptedException {
        return List.of(
                Soundness.obstacle(System.getenv())
                        .orElseGet(() ->
                                DoctorCheck.pass(
                                        LocalSandbox.KIND, "isolation", "all checks pass")));
    }
}

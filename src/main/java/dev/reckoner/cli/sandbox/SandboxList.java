package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.StandardStream;
import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.docker.DockerChecks;
import dev.reckoner.sandbox.doctor.Report;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.sandbox.local.check.Soundness;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.PythonLibrary;
import dev.reckoner.transcript.terminal.Ansi;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
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

    private static final String NEXT = "reckoner sandbox run FILE.py";

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
                                SandboxList::local,
                                SandboxList::graalpy,
                                () -> DockerChecks.available(System.getenv())));
        var rows = DoctorRow.of(report.checks());
        var ink = new Ansi(StandardStream.OUT.isColoured());
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? Checks.json(report, rows)
                                : Checks.text(rows, ink) + Checks.ending(report, NEXT, ink));
        spec.commandLine().getOut().flush();
        return Exit.DONE.code();
    }

    private static List<DoctorCheck> graalpy() throws InterruptedException {
        try {
            return List.of(
                    DoctorCheck.pass(GraalPySandbox.KIND, "worker", "comes with this program"),
                    GraalPySandbox.checkIsolation());
        } catch (SandboxUnavailable e) {
            return List.of(DoctorCheck.fail(GraalPySandbox.KIND, "worker", e));
        }
    }

    /// Each library that there is, and whether the sandbox is sound with the first.
    private static List<DoctorCheck> local() throws InterruptedException {
        var checks = new ArrayList<DoctorCheck>();
        PythonLibrary.all(LocalCache.of(System.getenv()))
                .forEach(library ->
                        checks.add(
                                DoctorCheck.pass(LocalSandbox.KIND, "library", library.summary())));
        checks.add(
                Soundness.obstacle(System.getenv())
                        .orElseGet(() ->
                                DoctorCheck.pass(
                                        LocalSandbox.KIND, "isolation", "all checks pass")));
        return checks;
    }
}

package dev.reckoner.sandbox.local.check;

import static dev.reckoner.sandbox.local.LocalSandbox.KIND;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.DoctorCheck.Status;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;
import dev.reckoner.sandbox.host.UnixUser;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.sandbox.local.setup.LocalCache;
import dev.reckoner.sandbox.local.setup.PythonLibrary;
import dev.reckoner.task.Remedy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Checks the isolation of the local sandbox by attacks: first what the machine must have, then
/// attacks from inside a sandbox with small limits.
public final class LocalChecks {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final SandboxLimits SMALL =
            new SandboxLimits(256L << 20, 32, 16L << 20, 1 << 16, Duration.ofSeconds(20));

    /// Runs a program of the host.
    @FunctionalInterface
    interface Trial {
        HostCommand.Result of(List<String> words) throws InterruptedException;
    }

    /// Stops where something is missing that all later checks need.
    public static List<DoctorCheck> run(Map<String, String> environment)
            throws InterruptedException {
        List<DoctorCheck> checks =
                new ArrayList<>(
                        machine(
                                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                                words ->
                                        new HostCommand(
                                                        words,
                                                        HostEnvironment.PLAIN.of(environment))
                                                .run(LIMIT),
                                Path.of("/")));
        if (checks.stream().anyMatch(check -> check.status() == Status.FAIL)) {
            return checks;
        }
        try {
            checks.add(
                    DoctorCheck.pass(
                            KIND,
                            "library",
                            PythonLibrary.find(LocalCache.of(environment)).summary()));
            try (var sandbox = LocalSandbox.start(SMALL, environment)) {
                checks.addAll(new InsideChecks(sandbox).run());
            }
        } catch (SandboxUnavailable e) {
            checks.add(DoctorCheck.fail(KIND, "start", e));
        }
        return checks;
    }

    static List<DoctorCheck> machine(String system, Trial trial, Path root)
            throws InterruptedException {
        if (!system.startsWith("Linux")) {
            return List.of(DoctorCheck.fail(KIND, "system", system, new Remedy.UseGraalPy()));
        }
        HostCommand.Result bubblewrap = trial.of(List.of("bwrap", "--version"));
        if (!bubblewrap.succeeded()) {
            return List.of(
                    bubblewrap.notFound()
                            ? DoctorCheck.fail(
                                    KIND,
                                    "bubblewrap",
                                    "there is no bwrap on the PATH",
                                    new Remedy.InstallBubblewrap())
                            : DoctorCheck.fail(
                                    KIND,
                                    "bubblewrap",
                                    "bwrap is installed and does not work: "
                                            + bubblewrap.lastLine(),
                                    new Remedy.UseGraalPy()));
        }
        HostCommand.Result made = trial.of(nested());
        return List.of(
                DoctorCheck.pass(KIND, "system", system),
                DoctorCheck.pass(KIND, "bubblewrap", bubblewrap.lastLine()),
                made.succeeded()
                        ? DoctorCheck.pass(
                                KIND, "namespaces", "all of them, and namespaces within them")
                        : DoctorCheck.fail(
                                KIND,
                                "namespaces",
                                made.lastLine(),
                                Obstacle.remediesOfFirst(root).toArray(Remedy[]::new)));
    }

    /// Bubblewrap, and in it what a session does: namespaces once more.
    private static List<String> nested() {
        List<String> words = new ArrayList<>();
        if (UnixUser.isRoot()) {
            words.addAll(List.of("setpriv", "--reuid", "65534", "--regid", "65534"));
            words.addAll(List.of("--clear-groups", "--"));
        }
        words.addAll(List.of("bwrap", "--unshare-all", "--uid", "1000"));
        words.addAll(List.of("--cap-add", "CAP_SYS_ADMIN", "--ro-bind", "/", "/"));
        words.addAll(List.of("--proc", "/proc", "--tmpfs", "/tmp"));
        words.addAll(List.of("unshare", "--mount", "--pid", "--fork", "true"));
        return words;
    }

    private LocalChecks() {}
}

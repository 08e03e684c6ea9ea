package dev.reckoner.sandbox.local;

import dev.reckoner.sandbox.Check;
import dev.reckoner.sandbox.Check.Status;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tests each wall of the local sandbox by running into it: first what the machine must have, then
/// a sandbox of small limits attacked from inside.
public final class LocalChecks {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final SandboxLimits SMALL =
            new SandboxLimits(256L << 20, 32, 16L << 20, 1 << 16, Duration.ofSeconds(20));

    /// Stops at the first thing missing that all that follows needs.
    public static List<Check> run(Map<String, String> environment) throws InterruptedException {
        List<Check> checks = new ArrayList<>(machine());
        if (checks.stream().anyMatch(check -> check.status() == Status.FAIL)) {
            return checks;
        }
        try {
            checks.add(
                    Check.pass(
                            LocalSandbox.KIND,
                            "library",
                            Library.find(Folder.of(environment)).summary()));
            try (var sandbox = LocalSandbox.start(SMALL, environment)) {
                checks.addAll(new InsideChecks(sandbox).run());
            }
        } catch (SandboxUnavailable e) {
            String[] parts = String.valueOf(e.getMessage()).split("; run: ", 2);
            checks.add(
                    Check.fail(
                            LocalSandbox.KIND,
                            "start",
                            parts[0],
                            parts.length > 1 ? parts[1] : ""));
        }
        return checks;
    }

    private static List<Check> machine() throws InterruptedException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.startsWith("Linux")) {
            return List.of(
                    Check.fail(
                            LocalSandbox.KIND,
                            "system",
                            system,
                            "use --sandbox graalpy or docker here"));
        }
        Command bubblewrap = Command.run(LIMIT, true, List.of("bwrap", "--version"));
        if (!bubblewrap.succeeded()) {
            return List.of(
                    Check.fail(
                            LocalSandbox.KIND,
                            "bubblewrap",
                            bubblewrap.lastLine(),
                            "install the package bubblewrap"));
        }
        return List.of(
                Check.pass(LocalSandbox.KIND, "system", system),
                Check.pass(LocalSandbox.KIND, "bubblewrap", bubblewrap.lastLine()),
                namespaces());
    }

    private static Check namespaces() throws InterruptedException {
        List<String> words =
                Stream.of(
                                User.isRoot()
                                        ? List.of(
                                                "setpriv",
                                                "--reuid",
                                                "65534",
                                                "--regid",
                                                "65534",
                                                "--clear-groups",
                                                "--")
                                        : List.<String>of(),
                                List.of(
                                        "bwrap",
                                        "--unshare-all",
                                        "--uid",
                                        "1000",
                                        "--cap-add",
                                        "CAP_SYS_ADMIN"),
                                List.of(
                                        "--ro-bind",
                                        "/",
                                        "/",
                                        "--proc",
                                        "/proc",
                                        "--tmpfs",
                                        "/tmp"),
                                List.of("unshare", "--mount", "--pid", "--fork", "true"))
                        .flatMap(List::stream)
                        .toList();
        Command made = Command.run(LIMIT, true, words);
        return made.succeeded()
                ? Check.pass(
                        LocalSandbox.KIND, "namespaces", "all of them, and namespaces within them")
                : Check.fail(
                        LocalSandbox.KIND, "namespaces", made.lastLine(), Obstacle.repairOfFirst());
    }

    private LocalChecks() {}
}

package dev.reckoner.sandbox.docker;

import static dev.reckoner.sandbox.docker.DockerSandbox.KIND;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.docker.engine.Engine;
import dev.reckoner.task.Remedy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Checks the docker sandbox where an engine was named or has a socket in one of the usual places.
/// Elsewhere nothing is said of it: few people want it.
public final class DockerChecks {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String LANDLOCK =
            """
            import os
            try:
                os.listdir("/proc")
            except PermissionError:
                print("refused")
            """;

    /// Whether there are an engine and the image. This is quick.
    ///
    /// @param environment says where the engine is
    public static List<DoctorCheck> available(Map<String, String> environment) {
        List<DoctorCheck> checks = new ArrayList<>();
        if (!Engine.isExpected(environment)) {
            return checks;
        }
        try (var engine = Engine.find(environment)) {
            checks.add(DoctorCheck.pass(KIND, "engine", engine.description()));
            checks.add(
                    DoctorCheck.pass(
                            KIND,
                            "image",
                            "Python " + SandboxImage.of(engine).description().python()));
        } catch (SandboxUnavailable e) {
            checks.add(DoctorCheck.fail(KIND, checks.isEmpty() ? "engine" : "image", e));
        }
        return checks;
    }

    /// Also whether a cell runs.
    public static List<DoctorCheck> all(Map<String, String> environment)
            throws InterruptedException {
        List<DoctorCheck> checks = new ArrayList<>(available(environment));
        if (checks.isEmpty()
                || checks.stream().anyMatch(each -> each.status() == DoctorCheck.Status.FAIL)) {
            return checks;
        }
        long begin = System.nanoTime();
        try (var sandbox = DockerSandbox.start(SandboxLimits.DEFAULT, environment);
                var session = sandbox.open()) {
            checks.add(cell(session.run("import sympy; sympy.factorint(91)", LIMIT), begin));
            checks.add(landlock(session));
        } catch (SandboxUnavailable e) {
            checks.add(DoctorCheck.fail(KIND, "cell", e));
        }
        return checks;
    }

    private static DoctorCheck cell(Outcome outcome, long begin) {
        String after =
                String.format(Locale.ROOT, "after %.1f s", (System.nanoTime() - begin) / 1e9);
        return outcome instanceof Completed
                ? DoctorCheck.pass(KIND, "cell", "SymPy answered " + after)
                : DoctorCheck.fail(KIND, "cell", outcome + " " + after, new Remedy.ReportFault());
    }

    private static DoctorCheck landlock(Session session) throws InterruptedException {
        return session.run(LANDLOCK, LIMIT).output().printed().equals("refused\n")
                ? DoctorCheck.pass(KIND, "landlock", "a second layer of protection for files")
                : DoctorCheck.note(
                        KIND,
                        "landlock",
                        "the engine's kernel does not have it: a cell can list /proc and the"
                                + " scripts of its container",
                        new Remedy.ChangeMachine("Linux 5.13 or later has it"));
    }

    private DockerChecks() {}
}

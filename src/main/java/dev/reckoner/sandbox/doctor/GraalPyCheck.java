package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.task.Remedy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Checks whether a cell runs on GraalPy, and how its worker is isolated.
public final class GraalPyCheck {

    private static final String KIND = "graalpy";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    public static List<DoctorCheck> run() throws InterruptedException {
        long begin = System.nanoTime();
        try (var sandbox = GraalPySandbox.start(SandboxLimits.DEFAULT, _ -> {});
                var session = sandbox.open()) {
            var outcome = session.run("import sympy; sympy.factorint(91)", LIMIT);
            String after =
                    String.format(Locale.ROOT, "after %.1f s", (System.nanoTime() - begin) / 1e9);
            return List.of(
                    GraalPySandbox.checkIsolation(),
                    outcome instanceof Completed
                            ? DoctorCheck.pass(KIND, "cell", "SymPy answered " + after)
                            : DoctorCheck.fail(
                                    KIND, "cell", outcome + " " + after, new Remedy.ReportFault()));
        } catch (SandboxUnavailable e) {
            return List.of(DoctorCheck.fail(KIND, "cell", e));
        }
    }

    private GraalPyCheck() {}
}

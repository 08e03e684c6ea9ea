package dev.reckoner.cli;

import dev.reckoner.model.Catalogue;
import dev.reckoner.model.ModelSpec;
import dev.reckoner.model.Models;
import dev.reckoner.model.NoModel;
import dev.reckoner.sandbox.Check;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/// What `reckoner doctor` tries beside the walls of the local sandbox.
final class Examinations {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /// A cell in a GraalPy worker, there and back.
    static List<Check> graalpy(Consumer<String> progress) throws InterruptedException {
        String kind = GraalPySandbox.KIND;
        try (var sandbox = GraalPySandbox.start(SandboxLimits.DEFAULT, progress);
                var session = sandbox.open()) {
            var outcome = session.run("import sympy; sympy.factorint(91)", A_MINUTE);
            if (outcome instanceof Outcome.Completed && outcome.text().equals("{7: 1, 13: 1}")) {
                var is = sandbox.description();
                return List.of(
                        Check.pass(
                                kind,
                                "worker",
                                "Python %s, %s".formatted(is.python(), is.libraries())));
            }
            return List.of(
                    Check.fail(
                            kind,
                            "worker",
                            "a cell ended with " + outcome,
                            "report this, with --json"));
        } catch (SandboxUnavailable e) {
            return List.of(
                    Check.fail(
                            kind,
                            "worker",
                            String.valueOf(e.getMessage()),
                            "build it again: mvn package"));
        }
    }

    /// Whether there is a model to ask; nothing is asked of it.
    static List<Check> model() throws InterruptedException {
        var whatever = new ModelSpec(null, null, null, System.getenv());
        try {
            var chosen =
                    new Models(Catalogue.own(), _ -> {})
                            .open(whatever, LocalDate.now(ZoneOffset.UTC));
            return List.of(Check.pass("model", "endpoint", chosen.why()));
        } catch (NoModel e) {
            return List.of(
                    Check.note(
                            "model",
                            "endpoint",
                            String.valueOf(e.getMessage()),
                            String.join("; or ", e.ways())));
        } catch (IllegalArgumentException e) {
            return List.of(
                    Check.note(
                            "model",
                            "endpoint",
                            String.valueOf(e.getMessage()),
                            "correct OPENAI_BASE_URL or OPENAI_API_KEY"));
        }
    }

    private Examinations() {}
}

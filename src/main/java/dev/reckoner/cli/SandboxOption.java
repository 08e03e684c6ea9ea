package dev.reckoner.cli;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.doctor.Choice;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.sandbox.local.LocalSandbox;

import picocli.CommandLine.Option;

import java.util.function.Consumer;

/// `--sandbox`
final class SandboxOption {

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description =
                    "graalpy, local, or auto: local where it is sound, else graalpy (default:"
                            + " ${DEFAULT-VALUE}).")
    private String kind = "auto";

    /// Starts it; it gets ready in the background.
    ///
    /// @param say hears which was taken and why, and what takes long
    Sandbox start(Consumer<String> say) throws InterruptedException {
        return switch (kind) {
            case "auto" -> {
                var choice = Choice.of(System.getenv());
                say.accept("sandbox " + choice.kind() + ": " + choice.why());
                yield named(choice.kind(), say);
            }
            case GraalPySandbox.KIND, LocalSandbox.KIND -> named(kind, say);
            default ->
                    throw new Failure(
                            Exit.USAGE,
                            "unknown sandbox '" + kind + "'",
                            "expected graalpy, local or auto");
        };
    }

    private static Sandbox named(String kind, Consumer<String> say) throws InterruptedException {
        return kind.equals(LocalSandbox.KIND)
                ? LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv())
                : GraalPySandbox.start(SandboxLimits.DEFAULT, say);
    }

    /// For attempts without tools.
    static Sandbox none() {
        return new NoSandbox();
    }
}

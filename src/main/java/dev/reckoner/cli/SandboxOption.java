package dev.reckoner.cli;

import dev.reckoner.sandbox.Check;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.doctor.Choice;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.task.Remedy;

import picocli.CommandLine.Option;

import java.util.List;
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
    private Kind kind = Kind.AUTO;

    /// What can be asked for.
    enum Kind {
        GRAALPY,
        LOCAL,
        AUTO
    }

    /// Starts it; it gets ready in the background.
    ///
    /// @param say hears which was taken and why, and what takes long
    Sandbox start(Consumer<String> say) throws InterruptedException {
        return switch (kind) {
            case AUTO -> found(Choice.of(System.getenv()), say);
            case LOCAL -> local();
            case GRAALPY -> graalpy(say);
        };
    }

    private static Sandbox found(Choice choice, Consumer<String> say) throws InterruptedException {
        return switch (choice) {
            case Choice.Local() -> {
                say.accept("sandbox local: the local sandbox is sound here");
                yield local();
            }
            case Choice.GraalPy(Check(_, var name, _, var found, var remedies)) -> {
                say.accept(
                        "sandbox graalpy: the local sandbox is not sound here (%s: %s)%s"
                                .formatted(name, found, toHaveIt(remedies)));
                yield graalpy(say);
            }
        };
    }

    private static String toHaveIt(List<Remedy> remedies) {
        return remedies.stream()
                .filter(remedy -> !remedy.equals(new Remedy.UseGraalPy()))
                .map(remedy -> "; to have it: " + RemedyWords.of(remedy))
                .findFirst()
                .orElse("");
    }

    private static Sandbox local() throws InterruptedException {
        return LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
    }

    private static Sandbox graalpy(Consumer<String> say) {
        return GraalPySandbox.start(SandboxLimits.DEFAULT, say);
    }

    /// For attempts without tools.
    static Sandbox none() {
        return new NoSandbox();
    }
}

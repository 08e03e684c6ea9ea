package dev.reckoner.cli.option;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.docker.DockerSandbox;
import dev.reckoner.sandbox.doctor.SandboxChoice;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.task.Remedy;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// `--sandbox`
public final class SandboxOption {

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description =
                    "graalpy, local, docker, or auto: local where it is sound, else graalpy"
                            + " (default: ${DEFAULT-VALUE}).")
    private Kind kind = Kind.AUTO;

    /// What can be asked for.
    enum Kind {
        GRAALPY,
        LOCAL,
        DOCKER,
        AUTO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Starts it; it gets ready in the background.
    ///
    /// @param say hears which was taken and why, and what takes long
    public Sandbox start(Consumer<String> say) throws InterruptedException {
        return switch (kind) {
            case AUTO -> found(SandboxChoice.of(SandboxLimits.DEFAULT, System.getenv()), say);
            case LOCAL -> local();
            case DOCKER -> DockerSandbox.start(SandboxLimits.DEFAULT, System.getenv());
            case GRAALPY -> graalpy(say);
        };
    }

    private static Sandbox found(SandboxChoice choice, Consumer<String> say) {
        return switch (choice) {
            case SandboxChoice.Local(var started) -> {
                say.accept("sandbox local: the local sandbox is sound here");
                yield started;
            }
            case SandboxChoice.GraalPy(DoctorCheck(_, var name, _, var found, var remedies)) -> {
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
    public static Sandbox none() {
        return new NoSandbox();
    }
}

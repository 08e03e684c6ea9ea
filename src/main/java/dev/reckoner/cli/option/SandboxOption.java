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
import picocli.CommandLine.ParseResult;

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
        return start(SandboxLimits.DEFAULT, say);
    }

    /// @param limits what its sessions may use
    public Sandbox start(SandboxLimits limits, Consumer<String> say) throws InterruptedException {
        return start(kind, limits, say);
    }

    /// Starts the sandbox of a run that goes on: of the kind and with the limits that it had.
    ///
    /// @param recorded its kind, unless the command line names another
    public Sandbox startAgain(
            String recorded, SandboxLimits limits, ParseResult parsed, Consumer<String> say)
            throws InterruptedException {
        boolean named = parsed.hasMatchedOption("--sandbox");
        return start(named ? kind : Kind.valueOf(recorded.toUpperCase(Locale.ROOT)), limits, say);
    }

    private static Sandbox start(Kind kind, SandboxLimits limits, Consumer<String> say)
            throws InterruptedException {
        return switch (kind) {
            case AUTO -> found(SandboxChoice.of(limits, System.getenv()), limits, say);
            case LOCAL -> LocalSandbox.start(limits, System.getenv());
            case DOCKER -> DockerSandbox.start(limits, System.getenv());
            case GRAALPY -> GraalPySandbox.start(limits, say);
        };
    }

    private static Sandbox found(SandboxChoice choice, SandboxLimits limits, Consumer<String> say) {
        return switch (choice) {
            case SandboxChoice.Local(var started) -> {
                say.accept("sandbox local: the local sandbox is sound here");
                yield started;
            }
            case SandboxChoice.GraalPy(DoctorCheck(_, var name, _, var found, var remedies)) -> {
                say.accept(
                        "sandbox graalpy: the local sandbox is not sound here (%s: %s)%s"
                                .formatted(name, found, toHaveIt(remedies)));
                yield GraalPySandbox.start(limits, say);
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

    /// For attempts without tools.
    public static Sandbox none() {
        return new NoSandbox();
    }
}

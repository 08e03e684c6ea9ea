package dev.reckoner.cli.option;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.docker.DockerSandbox;
import dev.reckoner.sandbox.doctor.SandboxChoice;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.sandbox.local.check.Soundness;
import dev.reckoner.task.Remedy;

import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    private static final String LOCAL = "sandbox local: the local sandbox is sound here";

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
        return start(named ? kind : kind(recorded), limits, say);
    }

    /// @param recorded the kind of sandbox that a run says it had
    /// @throws IllegalArgumentException if there is none of that kind
    public static void check(String recorded) {
        kind(recorded);
    }

    private static Kind kind(String recorded) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(recorded))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no sandbox '%s'".formatted(recorded)));
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
                say.accept(LOCAL);
                yield started;
            }
            case SandboxChoice.GraalPy(var obstacle) -> {
                say.accept(graalPy(obstacle));
                yield GraalPySandbox.start(limits, say);
            }
        };
    }

    /// The sandbox that [#start] would start, to be described and not to be used. It is not started
    /// if it is known to be sound here.
    public Sandbox describe(Consumer<String> say) throws InterruptedException {
        return new DescribedSandbox(description(say), SandboxLimits.DEFAULT);
    }

    private Description description(Consumer<String> say) throws InterruptedException {
        return switch (kind) {
            case AUTO -> {
                var obstacle = Soundness.obstacle(System.getenv());
                say.accept(obstacle.map(SandboxOption::graalPy).orElse(LOCAL));
                yield obstacle.isEmpty()
                        ? LocalSandbox.installed(System.getenv())
                        : GraalPySandbox.installed(say);
            }
            case LOCAL -> LocalSandbox.installed(System.getenv());
            case DOCKER -> DockerSandbox.installed(System.getenv());
            case GRAALPY -> GraalPySandbox.installed(say);
        };
    }

    private static String graalPy(DoctorCheck obstacle) {
        return "sandbox graalpy: the local sandbox is not sound here (%s: %s)%s"
                .formatted(obstacle.name(), obstacle.found(), toHaveIt(obstacle.remedies()));
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

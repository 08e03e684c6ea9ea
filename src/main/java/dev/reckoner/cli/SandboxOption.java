package dev.reckoner.cli;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;

import picocli.CommandLine.Option;

/// `--sandbox`
final class SandboxOption {

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "graalpy, or auto to take the best there is (default: ${DEFAULT-VALUE}).")
    private String kind = "auto";

    /// Starts it; it gets ready in the background.
    Sandbox start() {
        return switch (kind) {
            case "auto", "graalpy" ->
                    GraalPySandbox.start(SandboxLimits.DEFAULT, SandboxOption::say);
            default ->
                    throw new Failure(
                            Exit.USAGE,
                            "unknown sandbox '" + kind + "'",
                            "expected graalpy or auto");
        };
    }

    /// For attempts without tools.
    static Sandbox none() {
        return new NoSandbox();
    }

    private static void say(String progress) {
        System.err.println("reckoner: " + progress);
    }
}

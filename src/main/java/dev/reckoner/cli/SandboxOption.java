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

    Sandbox open() {
        return switch (kind) {
            case "auto", "graalpy" -> GraalPySandbox.start(SandboxLimits.DEFAULT, SandboxOption::say);
            default -> throw new Failure(Exit.USAGE, "unknown sandbox '" + kind + "'", "expected graalpy or auto");
        };
    }

    private static void say(String progress) {
        System.err.println("reckoner: " + progress);
    }
}

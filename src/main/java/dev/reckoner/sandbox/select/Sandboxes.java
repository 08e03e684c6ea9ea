package dev.reckoner.sandbox.select;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.doctor.SandboxChoice;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;

import java.util.function.Consumer;

/// Starts the sandbox that suits this machine.
public final class Sandboxes {

    /// Starts what `--sandbox auto` of the command starts: the local sandbox where it is sound,
    /// else GraalPy, with the default limits. There is no third possibility: code never runs
    /// without a sandbox.
    ///
    /// @throws SandboxUnavailable if the local sandbox is not sound here and GraalPy is not on the
    ///   class path
    public static Sandbox auto() throws InterruptedException {
        return auto(SandboxLimits.DEFAULT, _ -> {});
    }

    /// @param progress is told of steps that take long; it is called from another thread
    public static Sandbox auto(SandboxLimits limits, Consumer<String> progress)
            throws InterruptedException {
        return switch (SandboxChoice.of(limits, System.getenv())) {
            case SandboxChoice.Local(var started) -> started;
            case SandboxChoice.GraalPy _ -> GraalPySandbox.start(limits, progress);
        };
    }

    private Sandboxes() {}
}

package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.sandbox.local.check.Soundness;

import java.util.Map;

/// The sandbox that is used where none is named: `local` where it is sound and starts, else
/// `graalpy`.
public sealed interface SandboxChoice {

    /// The local sandbox is sound here.
    ///
    /// @param sandbox has been started; the caller closes it
    record Local(LocalSandbox sandbox) implements SandboxChoice {}

    /// @param obstacle what the local sandbox lacks here
    record GraalPy(DoctorCheck obstacle) implements SandboxChoice {}

    /// @param environment says where programs and the library are
    static SandboxChoice of(SandboxLimits limits, Map<String, String> environment)
            throws InterruptedException {
        var obstacle = Soundness.obstacle(environment);
        if (obstacle.isPresent()) {
            return new GraalPy(obstacle.get());
        }
        try {
            return new Local(LocalSandbox.start(limits, environment));
        } catch (SandboxUnavailable e) {
            Soundness.forget(environment);
            return new GraalPy(DoctorCheck.fail(LocalSandbox.KIND, "start", e));
        }
    }
}

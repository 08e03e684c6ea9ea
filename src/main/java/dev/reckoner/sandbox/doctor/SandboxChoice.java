package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.local.check.Soundness;

import java.util.Map;

/// The sandbox that is used where none is named: `local` where it is sound, else `graalpy`.
public sealed interface SandboxChoice {

    /// The local sandbox is sound here.
    record Local() implements SandboxChoice {}

    /// @param obstacle what the local sandbox lacks here
    record GraalPy(DoctorCheck obstacle) implements SandboxChoice {}

    static SandboxChoice of(Map<String, String> environment) throws InterruptedException {
        return Soundness.obstacle(environment)
                .<SandboxChoice>map(GraalPy::new)
                .orElseGet(Local::new);
    }
}

package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.DoctorCheck;
import dev.reckoner.sandbox.local.check.Soundness;

import java.util.Map;

/// Which sandbox is taken where none is asked for: `local` where it is sound, else `graalpy`. There
/// is no third.
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

package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.Check;
import dev.reckoner.sandbox.local.Soundness;

import java.util.Map;

/// Which sandbox is taken where none is asked for: `local` where it is sound, else `graalpy`. There
/// is no third.
public sealed interface Choice {

    /// The local sandbox is sound here.
    record Local() implements Choice {}

    /// @param obstacle what the local sandbox lacks here
    record GraalPy(Check obstacle) implements Choice {}

    static Choice of(Map<String, String> environment) throws InterruptedException {
        return Soundness.obstacle(environment).<Choice>map(GraalPy::new).orElseGet(Local::new);
    }
}

package dev.reckoner.sandbox.doctor;

import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.sandbox.local.Soundness;

import java.util.Map;

/// What `--sandbox auto` takes: `local` where it is sound, else `graalpy`. There is no third.
///
/// @param kind of sandbox
/// @param why in a line for people
public record Choice(String kind, String why) {

    public static Choice of(Map<String, String> environment) throws InterruptedException {
        return Soundness.obstacle(environment)
                .map(check ->
                        new Choice(
                                "graalpy",
                                "the local sandbox is not sound here (%s: %s); to have it: %s"
                                        .formatted(check.name(), check.found(), check.repair())))
                .orElseGet(() -> new Choice(LocalSandbox.KIND, "the local sandbox is sound here"));
    }
}

package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.escape.attack.Canary;

/// Something that got through.
///
/// @param canary that shows it
/// @param what was found, in words; secrets of the host are named, not repeated

public record Leak(Canary canary, String what) {}

package dev.reckoner.sandbox;

import java.time.Duration;

/// What a cell used.
///
/// @param peakBytes the highest resident memory of the session's processes; 0 where it could not be
///   read
public record ResourceUse(Duration wall, Duration cpu, long peakBytes) {}

package dev.reckoner;

import dev.reckoner.agent.Preset;
import dev.reckoner.sandbox.SandboxLimits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// How problems are worked on.
///
/// @param limits those that take the place of the preset's, kind by kind
/// @param cell time for one cell
/// @param effort recorded in `run.json`; the model was made with it
public record Settings(
        Preset preset,
        Limits limits,
        Duration cell,
        SandboxLimits sandbox,
        @Nullable Effort effort) {

    public static final Settings DEFAULT = of(Preset.SESSION);

    public static Settings of(Preset preset) {
        return new Settings(preset, Limits.NONE, preset.cell(), SandboxLimits.DEFAULT, null);
    }

    public Settings {
        if (!cell.isPositive()) {
            throw new IllegalArgumentException("the time for a cell must be positive, was " + cell);
        }
    }

    public Settings with(Limits limits) {
        return new Settings(preset, limits, cell, sandbox, effort);
    }

    public Settings with(Effort effort) {
        return new Settings(preset, limits, cell, sandbox, effort);
    }

    public Settings cell(Duration cell) {
        return new Settings(preset, limits, cell, sandbox, effort);
    }

    /// The limits in force: the preset's, with those set here in their place.
    Limits inForce() {
        var all = preset.limits();
        for (var own : limits.hard().entrySet()) {
            all = all.with(own.getKey(), own.getValue());
        }
        return all;
    }
}

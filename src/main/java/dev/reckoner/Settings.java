package dev.reckoner;

import dev.reckoner.agent.Preset;
import dev.reckoner.task.Limits;

import java.time.Duration;

/// How problems are worked on.
///
/// @param limits those that take the place of the preset's, kind by kind
/// @param cell time for one cell
public record Settings(Preset preset, Limits limits, Duration cell) {

    public static final Settings DEFAULT = of(Preset.SESSION);

    public static Settings of(Preset preset) {
        return new Settings(preset, Limits.NONE, preset.cell());
    }

    public Settings {
        if (!cell.isPositive()) {
            throw new IllegalArgumentException("the time for a cell must be positive, was " + cell);
        }
    }

    public Settings with(Limits limits) {
        return new Settings(preset, limits, cell);
    }

    public Settings cell(Duration cell) {
        return new Settings(preset, limits, cell);
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

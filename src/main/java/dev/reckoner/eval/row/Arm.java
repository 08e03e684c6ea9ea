package dev.reckoner.eval.row;

import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// One way of working on the problems of an evaluation. An evaluation compares its arms.
///
/// @param effort null if the model decides
/// @param tools whether the model could run Python
/// @param state `session` where variables stayed from cell to cell, `none` where each cell ran by
///   itself; null without tools
public record Arm(
        String model,
        @Nullable Effort effort,
        String preset,
        boolean tools,
        @Nullable String state) {

    public Arm {
        Objects.requireNonNull(model, "'arm.model' is missing");
        Objects.requireNonNull(preset, "'arm.preset' is missing");
    }

    /// Such as `o3-mini, high, python`; names no part of which arms never differ in practice.
    public String name() {
        return model + (effort == null ? "" : ", " + effort) + (tools ? ", python" : ", no tools");
    }
}

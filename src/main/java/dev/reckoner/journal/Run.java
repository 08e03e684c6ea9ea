package dev.reckoner.journal;

import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// What a run was started with: the content of `run.json`.
///
/// @param program the version of Reckoner
/// @param scripted whether the replies are written by hand rather than by a model
/// @param recorded when the replies were recorded; null if they are not replayed
/// @param effort the requested effort; null if none was requested
/// @param limits the limits in force: the preset's, with the overridden ones replaced
/// @param overridden the limits that are not the preset's
/// @param cell the time limit of one cell
/// @param outputChars the most characters of a cell's output that the model is shown
/// @param sandbox null if the preset has no tools
public record Run(
        String program,
        Instant started,
        Problem problem,
        String model,
        boolean scripted,
        @Nullable Instant recorded,
        @Nullable Effort effort,
        String preset,
        Limits limits,
        Limits overridden,
        Duration cell,
        int outputChars,
        @Nullable Description sandbox,
        @Nullable SandboxLimits sandboxLimits) {}

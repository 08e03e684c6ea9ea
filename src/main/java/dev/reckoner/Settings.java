package dev.reckoner;

import dev.reckoner.agent.Preset;
import dev.reckoner.model.Pricing;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;
import dev.reckoner.task.PythonMode;

import java.time.Duration;

/// Settings for solving problems.
///
/// @param limits the limits that replace those of the preset, kind by kind
/// @param cell the time limit of one cell
/// @param answerAs the form in which the model is asked to answer
/// @param calls how the model runs Python and submits its answer
/// @param python what Python it can run
public record Settings(
        Preset preset,
        Limits limits,
        Duration cell,
        AnswerForm answerAs,
        Calls calls,
        PythonMode python) {

    public static final Settings DEFAULT = of(Preset.SESSION);

    public static Settings of(Preset preset) {
        return new Settings(
                preset,
                Limits.NONE,
                preset.cell(),
                AnswerForm.ANY,
                preset.calls(),
                preset.python());
    }

    public Settings {
        if (!cell.isPositive()) {
            throw new IllegalArgumentException("the time for a cell must be positive, was " + cell);
        }
    }

    public Settings with(Limits limits) {
        return new Settings(preset, limits, cell, answerAs, calls, python);
    }

    public Settings cell(Duration cell) {
        return new Settings(preset, limits, cell, answerAs, calls, python);
    }

    public Settings answerAs(AnswerForm answerAs) {
        return new Settings(preset, limits, cell, answerAs, calls, python);
    }

    public Settings calls(Calls calls) {
        return new Settings(preset, limits, cell, answerAs, calls, python);
    }

    public Settings python(PythonMode python) {
        return new Settings(preset, limits, cell, answerAs, calls, python);
    }

    /// The limits in force: those set here, and the preset's for all other kinds.
    ///
    /// @param pricing of the model, on which the preset's limit on money depends
    Limits inForce(Pricing pricing) {
        return preset.limits(pricing).with(limits);
    }
}

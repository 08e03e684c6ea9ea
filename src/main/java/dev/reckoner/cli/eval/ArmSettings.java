package dev.reckoner.cli.eval;

import dev.reckoner.Settings;
import dev.reckoner.agent.Preset;
import dev.reckoner.cli.preset.PresetOptions.State;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.task.PythonMode;

import java.util.Objects;

/// The settings of the attempts of an arm, from what the evaluation's record says.
final class ArmSettings {

    /// @throws IllegalArgumentException if there is no preset of that name
    static Settings of(Arm arm, EvaluationRecord record) {
        var setup = Objects.requireNonNull(record.setup());
        var settings =
                Settings.of(Preset.named(arm.preset()))
                        .with(record.attempt())
                        .answerAs(setup.answerAs())
                        .python(python(arm));
        settings = setup.calls() == null ? settings : settings.calls(setup.calls());
        return setup.cell() == null ? settings : settings.cell(setup.cell());
    }

    private static PythonMode python(Arm arm) {
        if (!arm.tools()) {
            return PythonMode.NONE;
        }
        return State.NONE.toString().equals(arm.state())
                ? PythonMode.STATELESS
                : PythonMode.SESSION;
    }

    private ArmSettings() {}
}

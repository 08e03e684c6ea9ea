package dev.reckoner.cli.eval;

import dev.reckoner.Settings;
import dev.reckoner.agent.Preset;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.EvaluationRecord;

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
                        .calls(setup.calls());
        return setup.cell() == null ? settings : settings.cell(setup.cell());
    }

    private ArmSettings() {}
}

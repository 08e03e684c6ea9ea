package dev.reckoner.cli.eval;

import dev.reckoner.agent.Preset;
import dev.reckoner.cli.preset.PresetOptions.State;
import dev.reckoner.cli.preset.PresetOptions.Tooling;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.task.Effort;
import dev.reckoner.task.PythonMode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// `--preset`, `--tools` and `--effort`: each with each other is an arm of the evaluation.
final class ArmOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "session",
            description = "One or several: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Preset> presets = List.of(Preset.SESSION);

    @Option(
            names = "--tools",
            paramLabel = "TOOLS",
            split = ",",
            description =
                    "python, none or both, as in --tools python,none (default: what the preset"
                            + " has).")
    private List<Tooling> tools = List.of();

    @Option(
            names = "--effort",
            paramLabel = "EFFORT",
            split = ",",
            description =
                    "One or several of how much a reasoning model thinks, as in --effort"
                            + " low,medium,high; each model takes some of them.")
    private List<Effort> efforts = List.of();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description =
                    "session: variables stay from cell to cell; none: each cell runs by itself"
                            + " (default: that of the preset).")
    private @Nullable State state;

    /// How an arm works, whatever the effort.
    record Way(Preset preset, PythonMode python) {

        boolean tools() {
            return python != PythonMode.NONE;
        }

        Arm arm(String model, @Nullable Effort effort) {
            return new Arm(
                    model,
                    effort,
                    preset.toString(),
                    tools(),
                    switch (python) {
                        case SESSION -> State.SESSION.toString();
                        case STATELESS -> State.NONE.toString();
                        case NONE -> null;
                    });
        }
    }

    /// The efforts that are asked for; only null where none is.
    List<@Nullable Effort> efforts() {
        var asked = new ArrayList<@Nullable Effort>(new LinkedHashSet<>(efforts));
        if (asked.isEmpty()) {
            asked.add(null);
        }
        return asked;
    }

    /// Each preset with each kind of tools, in the order in which they were named.
    List<Way> ways() {
        var ways = new LinkedHashSet<Way>();
        for (var preset : presets) {
            if (tools.isEmpty()) {
                ways.add(way(preset, preset.python() != PythonMode.NONE));
            }
            for (var each : tools) {
                ways.add(way(preset, each == Tooling.PYTHON));
            }
        }
        return List.copyOf(ways);
    }

    private Way way(Preset preset, boolean python) {
        return new Way(preset, python ? mode(preset) : PythonMode.NONE);
    }

    private PythonMode mode(Preset preset) {
        if (state == null) {
            return preset.python() == PythonMode.NONE ? PythonMode.SESSION : preset.python();
        }
        return switch (state) {
            case SESSION -> PythonMode.SESSION;
            case NONE -> PythonMode.STATELESS;
        };
    }
}

package dev.reckoner.cli.eval;

import dev.reckoner.agent.Preset;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    private List<Tools> tools = List.of();

    @Option(
            names = "--effort",
            paramLabel = "EFFORT",
            split = ",",
            description =
                    "One or several of how much a reasoning model thinks, as in --effort"
                            + " low,medium,high; each model takes some of them.")
    private List<Effort> efforts = List.of();

    /// What can be asked for.
    enum Tools {
        PYTHON,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How an arm works, whatever the effort.
    ///
    /// @param state null without tools
    record Way(Preset preset, boolean tools, @Nullable String state) {}

    /// The efforts that are asked for; only null where none is.
    List<@Nullable Effort> efforts() {
        var asked = new ArrayList<@Nullable Effort>(new LinkedHashSet<>(efforts));
        if (asked.isEmpty()) {
            asked.add(null);
        }
        return asked;
    }

    /// Each preset with each kind of tools, in the order in which they were named.
    ///
    /// @throws Failure if a preset cannot have the tools
    List<Way> ways() {
        var ways = new LinkedHashSet<Way>();
        for (var preset : presets) {
            if (tools.isEmpty()) {
                ways.add(way(preset, preset.tools()));
            }
            for (var each : tools) {
                ways.add(way(preset, each == Tools.PYTHON));
            }
        }
        return List.copyOf(ways);
    }

    private static Way way(Preset preset, boolean python) {
        if (python && !preset.tools()) {
            throw new Failure(
                    Exit.USAGE,
                    "the preset " + preset + " has no Python",
                    "leave out python in --tools, or use one of the presets "
                            + Arrays.stream(Preset.values())
                                    .filter(Preset::tools)
                                    .map(Preset::toString)
                                    .collect(Collectors.joining(", ")));
        }
        return python ? new Way(preset, true, "session") : new Way(Preset.DIRECT, false, null);
    }
}

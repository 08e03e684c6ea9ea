package dev.reckoner.cli.solve;

import dev.reckoner.Settings;
import dev.reckoner.agent.Preset;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.LimitOptions;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Submission;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.Locale;

/// `--preset`, and what of a preset can be overridden beside its limits.
public final class PresetOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "session",
            description =
                    "session: Python and a submission; direct: no tools; frontiermath-2024,"
                            + " frontiermath-2025, frontiermath-2026: the published setups, see"
                            + " docs/frontiermath.md (default: ${DEFAULT-VALUE}).")
    private Preset preset = Preset.SESSION;

    @Option(
            names = "--tools",
            paramLabel = "TOOLS",
            description = "python, or none: the model has no Python (default: that of the preset).")
    private @Nullable Tooling tools;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description =
                    "session: variables stay from cell to cell; none: each cell runs by itself"
                            + " (default: that of the preset).")
    private @Nullable State state;

    @Option(
            names = "--calls",
            paramLabel = "HOW",
            description =
                    "How the model runs Python and submits: native, by function calls; text, in"
                            + " its text; auto: native, or text where there are none (default:"
                            + " auto, or that of a published setup).")
    private @Nullable Calls calls;

    @Option(
            names = "--cell-time",
            paramLabel = "TIME",
            converter = LimitOptions.Seconds.class,
            description = "Time for one cell (default: that of the preset, 60s for session).")
    private @Nullable BigDecimal cellTime;

    @Option(
            names = "--answer-as",
            paramLabel = "FORM",
            defaultValue = "any",
            description =
                    "Ask for the answer in this form: latex, text or python (default:"
                            + " ${DEFAULT-VALUE}, nothing is asked).")
    private AnswerForm answerAs = AnswerForm.ANY;

    /// What the model can call.
    public enum Tooling {
        PYTHON,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What stays from cell to cell.
    public enum State {
        SESSION,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws Failure if two options contradict each other
    Settings settings() {
        if (answerAs != AnswerForm.ANY && preset.submission() == Submission.PROGRAM) {
            throw new Failure(
                    Exit.USAGE,
                    "--answer-as %s has no meaning with --preset %s, where a program is submitted"
                            .formatted(answerAs, preset),
                    "leave it out, or use --preset session");
        }
        var settings = Settings.of(preset).answerAs(answerAs).python(python());
        settings = calls == null ? settings : settings.calls(calls);
        return cellTime == null ? settings : settings.cell(LimitOptions.Seconds.duration(cellTime));
    }

    private PythonMode python() {
        boolean without =
                tools == null ? preset.python() == PythonMode.NONE : tools == Tooling.NONE;
        if (without && state != null) {
            throw new Failure(
                    Exit.USAGE,
                    "--state %s has no meaning without Python".formatted(state),
                    tools == null
                            ? "add --tools python, or leave it out"
                            : "leave out --state, or use --tools python");
        }
        if (without) {
            return PythonMode.NONE;
        }
        if (state == null) {
            return preset.python() == PythonMode.NONE ? PythonMode.SESSION : preset.python();
        }
        return switch (state) {
            case SESSION -> PythonMode.SESSION;
            case NONE -> PythonMode.STATELESS;
        };
    }
}

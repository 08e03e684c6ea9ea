package dev.reckoner.cli.preset;

import dev.reckoner.Settings;
import dev.reckoner.agent.Preset;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Submission;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;

/// `--preset`, and what of a preset can be overridden beside its limits.
public final class PresetOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "session: Python and a submission; direct: no tools; frontiermath-2024,"
                            + " frontiermath-2025, frontiermath-2026: the published setups, see"
                            + " docs/frontiermath.md (default: session, or frontiermath-2026 where"
                            + " the problem's file has verification code).")
    private @Nullable Preset preset;

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

    @Mixin private AttemptOptions attempt = new AttemptOptions();

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

    /// @param gold of the problem
    /// @throws Failure if two options contradict each other
    public Settings settings(Gold gold) {
        var chosen = preset == null ? usual(gold) : preset;
        if (attempt.answerAs() != AnswerForm.ANY && chosen.submission() == Submission.PROGRAM) {
            throw new Failure(
                    Exit.USAGE,
                    "--answer-as %s has no meaning with --preset %s, where a program is submitted"
                            .formatted(attempt.answerAs(), chosen),
                    "leave it out, or use --preset session");
        }
        var asked = Settings.of(chosen).answerAs(attempt.answerAs()).python(python(chosen));
        var called = attempt.calls().map(asked::calls).orElse(asked);
        return attempt.cell().map(called::cell).orElse(called);
    }

    /// Only a program can be verified by a program whatever its value is.
    private static Preset usual(Gold gold) {
        return switch (gold) {
            case Gold.Unknown(), Gold.Value _ -> Preset.SESSION;
            case Gold.Verifier _ -> Preset.FRONTIERMATH_2026;
        };
    }

    private PythonMode python(Preset preset) {
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

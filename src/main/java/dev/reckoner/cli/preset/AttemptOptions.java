package dev.reckoner.cli.preset;

import dev.reckoner.cli.option.LimitOptions;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// How an attempt is made, beside its preset and its limits.
public final class AttemptOptions {

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

    /// Empty for what the preset says.
    public Optional<Calls> calls() {
        return Optional.ofNullable(calls);
    }

    /// Empty for that of the preset.
    public Optional<Duration> cell() {
        return Optional.ofNullable(cellTime).map(LimitOptions.Seconds::duration);
    }

    public AnswerForm answerAs() {
        return answerAs;
    }
}

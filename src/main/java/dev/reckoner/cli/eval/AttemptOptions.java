package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.LimitOptions;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.time.Duration;

/// What one attempt may spend, and how it is made: the same for every attempt.
final class AttemptOptions {

    @Option(
            names = "--attempt-max-tokens",
            paramLabel = "N",
            converter = LimitOptions.Count.class,
            description =
                    "The most input and output tokens of one attempt (default: the preset's).")
    private @Nullable BigDecimal tokens;

    @Option(
            names = "--attempt-max-output-tokens",
            paramLabel = "N",
            converter = LimitOptions.Count.class,
            description = "The most output tokens of one attempt, reasoning included.")
    private @Nullable BigDecimal outputTokens;

    @Option(
            names = "--attempt-max-usd",
            paramLabel = "USD",
            converter = LimitOptions.Usd.class,
            description = "The most money of one attempt (default: the preset's).")
    private @Nullable BigDecimal usd;

    @Option(
            names = "--attempt-max-time",
            paramLabel = "TIME",
            converter = LimitOptions.Seconds.class,
            description = "The most time of one attempt: 90, 90s, 15m or 2h.")
    private @Nullable BigDecimal time;

    @Option(
            names = "--attempt-max-model-calls",
            paramLabel = "N",
            converter = LimitOptions.Count.class,
            description = "The most replies of the model in one attempt.")
    private @Nullable BigDecimal modelCalls;

    @Option(
            names = "--attempt-max-tool-calls",
            paramLabel = "N",
            converter = LimitOptions.Count.class,
            description = "The most cells that are run in one attempt.")
    private @Nullable BigDecimal toolCalls;

    @Option(
            names = "--cell-time",
            paramLabel = "TIME",
            converter = LimitOptions.Seconds.class,
            description = "Time for one cell (default: the preset's).")
    private @Nullable BigDecimal cellTime;

    @Option(
            names = "--answer-as",
            paramLabel = "FORM",
            defaultValue = "any",
            description =
                    "Ask for the answer in this form: latex, text or python (default:"
                            + " ${DEFAULT-VALUE}, nothing is asked).")
    private AnswerForm answerAs = AnswerForm.ANY;

    @Option(
            names = "--calls",
            paramLabel = "HOW",
            description =
                    "How the model runs Python and submits: native, by function calls; text, in"
                            + " its text; auto: native, or text where there are none (default:"
                            + " auto, or that of a published setup).")
    private @Nullable Calls calls;

    Limits limits() {
        var limits = Limits.NONE;
        limits = with(limits, Kind.TOKENS, tokens);
        limits = with(limits, Kind.OUTPUT_TOKENS, outputTokens);
        limits = with(limits, Kind.USD, usd);
        limits = with(limits, Kind.TIME, time);
        limits = with(limits, Kind.MODEL_CALLS, modelCalls);
        return with(limits, Kind.TOOL_CALLS, toolCalls);
    }

    private static Limits with(Limits limits, Kind kind, @Nullable BigDecimal most) {
        return most == null ? limits : limits.with(kind, most);
    }

    /// Null for that of the preset.
    @Nullable Duration cell() {
        return cellTime == null ? null : LimitOptions.Seconds.duration(cellTime);
    }

    AnswerForm answerAs() {
        return answerAs;
    }

    /// Null for what the preset says.
    @Nullable Calls calls() {
        return calls;
    }
}

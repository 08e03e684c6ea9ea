package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.LimitOptions;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;

/// What one attempt may spend.
final class AttemptLimitOptions {

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
}

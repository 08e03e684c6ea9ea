package dev.reckoner.cli.eval;

import dev.reckoner.cli.option.LimitOptions;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;

/// `--max-…`: what all attempts of an evaluation may spend together.
final class RunLimitOptions {

    @Option(
            names = "--max-usd",
            paramLabel = "USD",
            converter = LimitOptions.Usd.class,
            description = "The most money of all attempts together, in US dollars.")
    private @Nullable BigDecimal usd;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            converter = LimitOptions.Count.class,
            description = "The most input and output tokens of all attempts together.")
    private @Nullable BigDecimal tokens;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            converter = LimitOptions.Seconds.class,
            description =
                    "The most time until no further model call is made: 90, 90s, 15m or 2h. A"
                            + " resume has this time anew.")
    private @Nullable BigDecimal time;

    Limits limits() {
        var limits = Limits.NONE;
        limits = usd == null ? limits : limits.with(Kind.USD, usd);
        limits = tokens == null ? limits : limits.with(Kind.TOKENS, tokens);
        return time == null ? limits : limits.with(Kind.TIME, time);
    }
}

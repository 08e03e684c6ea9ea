package dev.reckoner.cli.option;

import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `--max-…`: what an attempt may spend.
public final class LimitOptions {

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            converter = Number.class,
            description = "Input and output tokens, history sent again included (default: 200000).")
    private @Nullable BigDecimal tokens;

    @Option(
            names = "--max-output-tokens",
            paramLabel = "N",
            converter = Number.class,
            description = "Output tokens, reasoning included.")
    private @Nullable BigDecimal outputTokens;

    @Option(
            names = "--max-usd",
            paramLabel = "USD",
            converter = Number.class,
            description = "Money (default: 1.00 where the model's price is known).")
    private @Nullable BigDecimal usd;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            converter = Seconds.class,
            description = "Wall time: 90, 90s, 15m or 2h.")
    private @Nullable BigDecimal time;

    @Option(names = "--max-model-calls", paramLabel = "N", description = "Replies of the model.")
    private @Nullable BigDecimal modelCalls;

    @Option(names = "--max-tool-calls", paramLabel = "N", description = "Cells run.")
    private @Nullable BigDecimal toolCalls;

    public Limits limits() {
        var limits = Limits.NONE;
        limits = with(limits, Kind.TOKENS, tokens);
        limits = with(limits, Kind.OUTPUT_TOKENS, outputTokens);
        limits = with(limits, Kind.USD, usd);
        limits = with(limits, Kind.TIME, time);
        limits = with(limits, Kind.MODEL_CALLS, modelCalls);
        return with(limits, Kind.TOOL_CALLS, toolCalls);
    }

    private static Limits with(Limits limits, Kind kind, @Nullable BigDecimal most) {
        if (most == null) {
            return limits;
        }
        try {
            return limits.with(kind, most);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    String.valueOf(e.getMessage()),
                    "leave the option out for no limit of your own");
        }
    }

    /// A number written plainly.
    static final class Number implements ITypeConverter<BigDecimal> {

        @Override
        public BigDecimal convert(String text) {
            try {
                return new BigDecimal(text.strip().replace("_", ""));
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a number like 200000 or 0.50");
            }
        }
    }

    /// Seconds from `90`, `90s`, `15m` or `2h`.
    public static final class Seconds implements ITypeConverter<BigDecimal> {

        private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(s|m|h|)");

        @Override
        public BigDecimal convert(String text) {
            Matcher time = TIME.matcher(text.strip());
            if (!time.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time like 90, 90s, 15m or 2h");
            }
            long unit =
                    switch (time.group(2)) {
                        case "h" -> 3600;
                        case "m" -> 60;
                        default -> 1;
                    };
            return new BigDecimal(time.group(1)).multiply(BigDecimal.valueOf(unit));
        }

        public static Duration duration(BigDecimal seconds) {
            return Duration.ofMillis(seconds.movePointRight(3).longValue());
        }
    }
}

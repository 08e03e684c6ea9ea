package dev.reckoner.cli.option;

import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
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
            converter = Count.class,
            description =
                    "The most input and output tokens; history that is sent again counts again"
                            + " (default: 200000).")
    private @Nullable BigDecimal tokens;

    @Option(
            names = "--max-output-tokens",
            paramLabel = "N",
            converter = Count.class,
            description = "The most output tokens, reasoning included.")
    private @Nullable BigDecimal outputTokens;

    @Option(
            names = "--max-usd",
            paramLabel = "USD",
            converter = Usd.class,
            description =
                    "The most money in US dollars (default: 1.00 where the model's price is"
                            + " known).")
    private @Nullable BigDecimal usd;

    @Option(
            names = "--max-time",
            paramLabel = "TIME",
            converter = Seconds.class,
            description = "The most time: 90, 90s, 15m or 2h.")
    private @Nullable BigDecimal time;

    @Option(
            names = "--max-model-calls",
            paramLabel = "N",
            converter = Count.class,
            description = "The most replies of the model.")
    private @Nullable BigDecimal modelCalls;

    @Option(
            names = "--max-tool-calls",
            paramLabel = "N",
            converter = Count.class,
            description = "The most cells that are run.")
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

    /// Only what is on the command line itself: what a variable or the configuration file sets is
    /// for new attempts.
    public Limits given(ParseResult parsed) {
        var given = Limits.NONE;
        for (var limit : limits().hard().entrySet()) {
            if (parsed.hasMatchedOption(RemedyWords.option(limit.getKey()))) {
                given = given.with(limit.getKey(), limit.getValue());
            }
        }
        return given;
    }

    private static Limits with(Limits limits, Kind kind, @Nullable BigDecimal most) {
        return most == null ? limits : limits.with(kind, most);
    }

    private static BigDecimal positive(String written, String number, String expected) {
        try {
            var value = new BigDecimal(number);
            if (value.signum() > 0) {
                return value;
            }
        } catch (NumberFormatException _) {
            // It is told below, as a number that is not positive is.
        }
        throw new TypeConversionException(
                "'%s' is not %s".formatted(OneLine.quote(written), expected));
    }

    /// A whole number; `200_000` is one.
    public static final class Count implements ITypeConverter<BigDecimal> {

        @Override
        public BigDecimal convert(String text) {
            String digits = text.strip().replace("_", "");
            return positive(
                    text,
                    digits.matches("\\d{1,18}") ? digits : "",
                    "a whole number above 0, such as 20 or 200_000");
        }
    }

    /// US dollars.
    public static final class Usd implements ITypeConverter<BigDecimal> {

        @Override
        public BigDecimal convert(String text) {
            return positive(text, text.strip(), "a sum above 0 in US dollars, such as 0.50");
        }
    }

    /// Seconds from `90`, `90s`, `15m` or `2h`.
    public static final class Seconds implements ITypeConverter<BigDecimal> {

        private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(s|m|h|)");

        @Override
        public BigDecimal convert(String text) {
            Matcher time = TIME.matcher(text.strip());
            String number = time.matches() ? time.group(1) : "";
            return positive(text, number, "a time above 0, such as 90, 90s, 15m or 2h")
                    .multiply(BigDecimal.valueOf(seconds(time.group(2))));
        }

        private static long seconds(String unit) {
            return switch (unit) {
                case "h" -> 3600;
                case "m" -> 60;
                default -> 1;
            };
        }

        public static Duration duration(BigDecimal seconds) {
            BigDecimal millis = seconds.movePointRight(3).min(BigDecimal.valueOf(Long.MAX_VALUE));
            return Duration.ofMillis(Math.max(1, millis.longValue()));
        }
    }
}

package dev.reckoner.model.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the headers of a response say about one rate limit.
///
/// @param reset the time until the whole limit is available again, at most a day
record RateLimitHeaders(long limit, long remaining, Duration reset) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern PART =
            Pattern.compile("\\G(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h|d)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(?:\\.\\d{1,9})?");

    /// @param what `requests` or `tokens`
    static Optional<RateLimitHeaders> in(HttpHeaders headers, String what) {
        long limit = number(headers, "x-ratelimit-limit-" + what);
        long remaining = number(headers, "x-ratelimit-remaining-" + what);
        var reset = headers.firstValue("x-ratelimit-reset-" + what).orElse("");
        return limit > 0 && remaining >= 0
                ? Optional.of(new RateLimitHeaders(limit, remaining, span(reset)))
                : Optional.empty();
    }

    private static long number(HttpHeaders headers, String name) {
        String value = headers.firstValue(name).orElse("").strip();
        return value.matches("\\d{1,15}") ? Long.parseLong(value) : -1;
    }

    /// Reads a duration such as `1s`, `6m0s` or `20ms`, or a number of seconds. Any other text
    /// counts as a minute.
    static Duration span(String written) {
        String text = written.strip();
        if (SECONDS.matcher(text).matches()) {
            return atMostADay(Double.parseDouble(text) * 1_000);
        }
        Matcher part = PART.matcher(text);
        double millis = 0;
        int end = 0;
        while (part.find()) {
            millis += Double.parseDouble(part.group(1)) * millis(part.group(2));
            end = part.end();
        }
        return end == 0 || end < text.length() ? MINUTE : atMostADay(millis);
    }

    private static double millis(String unit) {
        return switch (unit) {
            case "ns" -> 1e-6;
            case "us", "µs" -> 1e-3;
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> DAY.toMillis();
        };
    }

    private static Duration atMostADay(double millis) {
        return Duration.ofMillis((long) Math.ceil(Math.min(millis, DAY.toMillis())));
    }
}

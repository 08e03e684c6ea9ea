package dev.reckoner.model;

import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.CutOff;
import dev.reckoner.model.Heard.Garbage;
import dev.reckoner.model.Heard.Refused;
import dev.reckoner.model.Heard.TimedOut;
import dev.reckoner.model.Heard.Unreachable;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one server lets through, for all who call it: its quotas of requests and tokens a minute as
/// it announces them (`x-ratelimit-*`), and a [Circuit] for when it is in trouble.
final class Gate {

    private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final Quota requests = new Quota();
    private final Quota tokens = new Quota();
    private final Circuit circuit = new Circuit();

    Gate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// A reason to wait, in words for a person.
    record Hold(Duration time, String why) {}

    /// Empty to go on at once; what has gone has to be [#ended].
    synchronized Optional<Hold> pass(long tokens) {
        long now = nanos.getAsLong();
        Duration trouble = circuit.before(now);
        if (trouble.isPositive()) {
            return hold(trouble, "the server is in trouble");
        }
        Duration full = requests.before(1, now);
        if (full.isPositive()) {
            return hold(full, "keeping to the server's requests per minute");
        }
        Duration many = this.tokens.before(tokens, now);
        if (many.isPositive()) {
            return hold(many, "keeping to the server's tokens per minute");
        }
        circuit.gone(now);
        requests.take(1, now);
        this.tokens.take(tokens, now);
        return Optional.empty();
    }

    private static Optional<Hold> hold(Duration time, String why) {
        return Optional.of(new Hold(time, why + ", " + Words.time(time)));
    }

    synchronized void ended(long tokens, Heard heard) {
        requests.seen(1);
        this.tokens.seen(tokens);
        switch (heard) {
            case Answer _ -> circuit.succeeded();
            case Unreachable _, CutOff _ -> circuit.failed(nanos.getAsLong());
            case Refused(var status, _, _, _, _) when status >= 500 ->
                    circuit.failed(nanos.getAsLong());
            case Refused _, Garbage _ -> circuit.succeeded();
            case TimedOut _ -> {}
        }
    }

    synchronized void announced(HttpHeaders headers) {
        announced(headers, "requests", requests);
        announced(headers, "tokens", tokens);
    }

    private void announced(HttpHeaders headers, String what, Quota quota) {
        long limit = number(headers, "x-ratelimit-limit-" + what);
        long remaining = number(headers, "x-ratelimit-remaining-" + what);
        if (limit > 0 && remaining >= 0) {
            var reset = headers.firstValue("x-ratelimit-reset-" + what).map(Gate::span);
            quota.announced(limit, remaining, reset.orElse(MINUTE), nanos.getAsLong());
        }
    }

    private static long number(HttpHeaders headers, String name) {
        String value = headers.firstValue(name).orElse("").strip();
        return value.matches("\\d{1,15}") ? Long.parseLong(value) : -1;
    }

    /// Such as `1s`, `6m0s` or `20ms`; a minute for anything else.
    static Duration span(String text) {
        Matcher part = SPAN.matcher(text.strip());
        double millis = 0;
        while (part.find()) {
            double number = Double.parseDouble(part.group(1));
            millis +=
                    switch (part.group(2)) {
                        case "ms" -> number;
                        case "s" -> number * 1_000;
                        case "m" -> number * 60_000;
                        default -> number * 3_600_000;
                    };
        }
        return text.isBlank() || millis == 0 && !text.contains("0")
                ? MINUTE
                : Duration.ofMillis((long) Math.ceil(millis));
    }
}

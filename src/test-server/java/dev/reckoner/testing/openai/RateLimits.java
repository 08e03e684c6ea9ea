package dev.reckoner.testing.openai;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// So many requests and tokens a minute, replenished steadily. Announced with every answer, and
/// enforced.
public record RateLimits(long requestsPerMinute, long tokensPerMinute) {

    /// More than a test can use up.
    static final RateLimits AMPLE = new RateLimits(10_000_000, 1_000_000_000_000L);

    private static final double MINUTE = 60e9;

    Meter meter(LongSupplier nanos) {
        return new Meter(this, nanos);
    }

    /// What is left of them.
    static final class Meter {

        private final RateLimits limits;
        private final LongSupplier nanos;
        private double requests;
        private double tokens;
        private long since;

        private Meter(RateLimits limits, LongSupplier nanos) {
            this.limits = limits;
            this.nanos = nanos;
            requests = limits.requestsPerMinute;
            tokens = limits.tokensPerMinute;
            since = nanos.getAsLong();
        }

        /// Takes a request of so many tokens, or says how long to wait for it.
        synchronized Optional<Duration> take(long wanted) {
            replenish();
            double waitForRequest = (1 - requests) * MINUTE / limits.requestsPerMinute;
            double waitForTokens = (wanted - tokens) * MINUTE / limits.tokensPerMinute;
            double wait = Math.max(waitForRequest, waitForTokens);
            if (wait > 0) {
                return Optional.of(Duration.ofNanos((long) Math.ceil(wait)));
            }
            requests -= 1;
            tokens -= wanted;
            return Optional.empty();
        }

        synchronized Map<String, String> headers() {
            replenish();
            Map<String, String> headers = new LinkedHashMap<>();
            put(headers, "requests", limits.requestsPerMinute, requests);
            put(headers, "tokens", limits.tokensPerMinute, tokens);
            return headers;
        }

        private static void put(Map<String, String> headers, String what, long limit, double left) {
            headers.put("x-ratelimit-limit-" + what, Long.toString(limit));
            headers.put("x-ratelimit-remaining-" + what, Long.toString((long) left));
            headers.put("x-ratelimit-reset-" + what, shown((limit - left) * MINUTE / limit));
        }

        private void replenish() {
            long now = nanos.getAsLong();
            double share = (now - since) / MINUTE;
            since = now;
            requests =
                    Math.min(limits.requestsPerMinute, requests + limits.requestsPerMinute * share);
            tokens = Math.min(limits.tokensPerMinute, tokens + limits.tokensPerMinute * share);
        }
    }

    /// As OpenAI writes durations: `6m0s`, `1.2s`, `20ms`.
    static String shown(double nanos) {
        long millis = (long) Math.ceil(nanos / 1e6);
        if (millis < 1000) {
            return millis + "ms";
        }
        String seconds = Double.toString(millis % 60_000 / 1000.0).replace(".0", "") + "s";
        return millis < 60_000 ? seconds : millis / 60_000 + "m" + seconds;
    }
}

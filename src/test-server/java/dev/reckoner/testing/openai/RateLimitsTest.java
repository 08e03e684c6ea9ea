package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class RateLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits.Meter meter = new RateLimits(60, 6000).meter(nanos::get);

    private void wait(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Test
    void whatIsLeftIsAnnounced() {
        meter.take(1000);

        assertThat(meter.headers())
                .isEqualTo(
                        Map.of(
                                "x-ratelimit-limit-requests", "60",
                                "x-ratelimit-remaining-requests", "59",
                                "x-ratelimit-reset-requests", "1s",
                                "x-ratelimit-limit-tokens", "6000",
                                "x-ratelimit-remaining-tokens", "5000",
                                "x-ratelimit-reset-tokens", "10s"));
    }

    @Test
    void whatIsUsedUpComesBackWithTime() {
        assertThat(meter.take(6000)).isEmpty();
        assertThat(meter.take(100)).contains(Duration.ofSeconds(1));
        wait(Duration.ofSeconds(1));
        assertThat(meter.take(100)).isEmpty();
    }

    @Test
    void requestsAreLimitedToo() {
        for (int i = 0; i < 60; i++) {
            assertThat(meter.take(1)).isEmpty();
        }
        assertThat(meter.take(1)).contains(Duration.ofSeconds(1));
    }

    @Test
    void durationsAreWrittenAsOpenAiDoes() {
        assertThat(RateLimits.shown(20e6)).isEqualTo("20ms");
        assertThat(RateLimits.shown(1.2e9)).isEqualTo("1.2s");
        assertThat(RateLimits.shown(360e9)).isEqualTo("6m0s");
    }

    @Test
    void aServerKeepsToItsLimits() {
        try (var server = OpenAiServer.scripted(Turn.says("42")).limits(1, 1_000_000).start();
                var client = new Client(server)) {
            assertThat(client.chat(chat("{}")).header("x-ratelimit-remaining-requests"))
                    .isEqualTo("0");

            var second = client.chat(chat("{}"));

            assertThat(second.complaint()).startsWith("429 rate_limit_exceeded");
            assertThat(second.header("retry-after")).isEqualTo("60");
            assertThat(server.ledger().charges()).hasSize(1);
        }
    }
}

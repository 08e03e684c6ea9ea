package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

public class RateLimitHeadersTest {

    public static HttpHeaders headers(Map<String, String> headers) {
        return HttpHeaders.of(
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
                (_, _) -> true);
    }

    private static Optional<RateLimitHeaders> tokens(String limit, String remaining, String reset) {
        return RateLimitHeaders.in(
                headers(
                        Map.of(
                                "X-RateLimit-Limit-Tokens", limit,
                                "x-ratelimit-remaining-tokens", remaining,
                                "x-ratelimit-reset-tokens", reset)),
                "tokens");
    }

    @ParameterizedTest
    @CsvSource({
        "1s, 1000",
        "6m0s, 360000",
        "20ms, 20",
        "1.459s, 1459",
        "2m59.56s, 179560",
        "8.64s, 8640",
        "2h24m0s, 8640000",
        "1d, 86400000",
        "0s, 0",
        "0, 0",
        "826.45µs, 1",
        "100ns, 1",
        "12, 12000",
        "0.5, 500",
        " 3s , 3000"
    })
    void spansAreAsOpenAiAndOthersWriteThem(String written, long millis) {
        assertThat(RateLimitHeaders.span(written)).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "soon",
        "2026-11-22T12:00:00Z",
        "1763800000",
        "-5s",
        "1s later",
        "s",
        "1.s",
        "9999999999999999999999s",
        "1e9s"
    })
    void whatIsNoneIsTakenForAMinute(String written) {
        assertThat(RateLimitHeaders.span(written)).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"999999999h", "30d", "99999"})
    void nothingTakesLongerThanADay(String written) {
        assertThat(RateLimitHeaders.span(written)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aQuotaIsAnnouncedInThreeHeaders() {
        assertThat(tokens("150000", "149984", "6ms"))
                .contains(new RateLimitHeaders(150_000, 149_984, Duration.ofMillis(6)));
        assertThat(tokens("150000", "0", ""))
                .contains(new RateLimitHeaders(150_000, 0, Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 5", "x, 5", "5, x", "'', 5", "5, ''", "99999999999999999999, 5"})
    void withoutItsTwoNumbersThereIsNone(String limit, String remaining) {
        assertThat(tokens(limit, remaining, "1s")).isEmpty();
    }

    @Test
    void whereNothingIsSaidThereIsNone() {
        assertThat(RateLimitHeaders.in(headers(Map.of()), "requests")).isEmpty();
    }
}

package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

class CircuitBreakerTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final CircuitBreaker breaker = new CircuitBreaker();

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            breaker.started(0);
            breaker.failed(0);
        }
    }

    @Test
    void aFewFailuresKeepNobodyAway() {
        fails(9);

        assertThat(breaker.waitTime(0)).isZero();
    }

    @Test
    void norDoManyWithASuccessBetweenThem() {
        fails(9);
        breaker.succeeded();
        fails(9);

        assertThat(breaker.waitTime(0)).isZero();
    }

    @Test
    void tenInARowOpenItForASecond() {
        fails(10);

        assertThat(breaker.waitTime(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(breaker.waitTime(SECOND)).isZero();
    }

    @Test
    void thenOneIsLetThroughAndTheOthersLookAgainSoon() {
        fails(10);
        breaker.started(SECOND);

        assertThat(breaker.waitTime(SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(breaker.waitTime(30 * SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(breaker.waitTime(31 * SECOND)).isZero();
    }

    @Test
    void itsSuccessLetsAllThrough() {
        fails(10);
        breaker.started(SECOND);
        breaker.succeeded();

        assertThat(breaker.waitTime(SECOND)).isZero();
        fails(9);
        assertThat(breaker.waitTime(SECOND)).isZero();
    }

    @Test
    void itsFailureKeepsThemAwayForTwiceAsLongUpToHalfAMinute() {
        fails(10);
        var waits = new ArrayList<Long>();
        long now = 0;
        for (int i = 0; i < 8; i++) {
            Duration wait = breaker.waitTime(now);
            waits.add(wait.toSeconds());
            now += wait.toNanos();
            breaker.started(now);
            breaker.failed(now);
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void whatWasUnderWayWhenItOpenedFailsWithoutMakingItWorse() {
        fails(10);
        for (int i = 0; i < 500; i++) {
            breaker.failed(SECOND / 2);
        }

        assertThat(breaker.waitTime(SECOND)).isZero();
    }

    @Test
    void oneThatIsInterruptedLeavesItToTheNext() {
        fails(10);
        breaker.started(SECOND);
        breaker.unknown(SECOND);

        assertThat(breaker.waitTime(SECOND)).isZero();
    }
}

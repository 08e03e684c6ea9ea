package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

class CircuitBreakerTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final CircuitBreaker circuit = new CircuitBreaker();

    private void fails(int times) {
        for (int i = 0; i < times; i++) {
            circuit.gone(0);
            circuit.failed(0);
        }
    }

    @Test
    void aFewFailuresKeepNobodyAway() {
        fails(9);

        assertThat(circuit.before(0)).isZero();
    }

    @Test
    void norDoManyWithASuccessBetweenThem() {
        fails(9);
        circuit.succeeded();
        fails(9);

        assertThat(circuit.before(0)).isZero();
    }

    @Test
    void tenInARowOpenItForASecond() {
        fails(10);

        assertThat(circuit.before(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(circuit.before(SECOND)).isZero();
    }

    @Test
    void thenOneIsLetThroughAndTheOthersLookAgainSoon() {
        fails(10);
        circuit.gone(SECOND);

        assertThat(circuit.before(SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(circuit.before(30 * SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(circuit.before(31 * SECOND)).isZero();
    }

    @Test
    void itsSuccessLetsAllThrough() {
        fails(10);
        circuit.gone(SECOND);
        circuit.succeeded();

        assertThat(circuit.before(SECOND)).isZero();
        fails(9);
        assertThat(circuit.before(SECOND)).isZero();
    }

    @Test
    void itsFailureKeepsThemAwayForTwiceAsLongUpToHalfAMinute() {
        fails(10);
        var waits = new ArrayList<Long>();
        long now = 0;
        for (int i = 0; i < 8; i++) {
            Duration wait = circuit.before(now);
            waits.add(wait.toSeconds());
            now += wait.toNanos();
            circuit.gone(now);
            circuit.failed(now);
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void whatWasUnderWayWhenItOpenedFailsWithoutMakingItWorse() {
        fails(10);
        for (int i = 0; i < 500; i++) {
            circuit.failed(SECOND / 2);
        }

        assertThat(circuit.before(SECOND)).isZero();
    }

    @Test
    void oneThatIsInterruptedLeavesItToTheNext() {
        fails(10);
        circuit.gone(SECOND);
        circuit.unknown(SECOND);

        assertThat(circuit.before(SECOND)).isZero();
    }
}

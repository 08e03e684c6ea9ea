package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

class TokenBucketTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long[] NOBODY = {};

    private final TokenBucket quota = new TokenBucket();

    private void announced(long limit, long remaining, long resetSeconds, long at) {
        quota.update(new RateLimitHeaders(limit, remaining, Duration.ofSeconds(resetSeconds)), at);
    }

    private Duration before(long need, long now) {
        return quota.waitFor(NOBODY, need, now);
    }

    @Test
    void whatIsNotAnnouncedIsNotLimited() {
        quota.take(1_000_000, 0);

        assertThat(before(Long.MAX_VALUE / 2, 0)).isZero();
    }

    @Test
    void whatRemainsFits() {
        announced(60, 5, 55, 0);

        assertThat(before(5, 0)).isZero();
        assertThat(before(6, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void itRefillsEvenlyUntilItIsFull() {
        announced(60, 0, 60, 0);

        assertThat(before(10, 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(before(10, 4 * SECOND)).isEqualTo(Duration.ofSeconds(6));
        assertThat(before(10, 10 * SECOND)).isZero();
        quota.take(60, 1_000 * SECOND);
        assertThat(before(1, 1_000 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aDaysQuotaRefillsInADay() {
        announced(86_400, 0, 86_400, 0);

        assertThat(before(3, 0)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void oneThatIsFullIsTakenForAMinutes() {
        announced(60, 60, 0, 0);
        quota.take(60, 0);

        assertThat(before(1, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsTakenIsGone() {
        announced(60, 30, 30, 0);
        quota.take(25, 0);

        assertThat(before(5, 0)).isZero();
        assertThat(before(7, 0)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void moreThanThereEverIsWaitsForAllOfIt() {
        announced(60, 0, 60, 0);

        assertThat(before(1_000, 0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(before(1_000, 60 * SECOND)).isZero();
    }

    @Test
    void moreThanThereEverIsTakesAllOfItAndNoMore() {
        announced(60, 60, 0, 0);
        quota.take(1_000, 0);

        assertThat(before(1, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    /// The server refuses what is more than there is, and does not save it up.
    @Test
    void whatTheServerHasNotSeenYetIsNoMoreThanThereEverIs() {
        quota.take(1_000, 0);
        quota.take(1_000, 0);
        announced(60, 60, 0, 0);

        assertThat(before(1, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatWaitsAlreadyComesFirst() {
        announced(60, 10, 50, 0);

        assertThat(quota.waitFor(new long[] {8}, 2, 0)).isZero();
        assertThat(quota.waitFor(new long[] {8, 5}, 2, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(quota.waitFor(new long[] {1_000}, 2, 0)).isEqualTo(Duration.ofSeconds(52));
    }

    @Test
    void whatTheServerHasNotSeenYetIsTakenOffWhatItAnnounces() {
        quota.take(10, 0);
        quota.take(20, 0);
        quota.answered(10);
        announced(60, 50, 10, 0);

        assertThat(before(30, 0)).isZero();
        assertThat(before(31, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oddAnnouncementsHoldNobodyForEver() {
        announced(1, 0, 86_400, 0);
        assertThat(before(5, 0)).isEqualTo(Duration.ofDays(1));

        announced(10, 999, 5, 0);
        assertThat(before(5, 0)).isZero();
        assertThat(before(5, -SECOND)).isZero();
    }
}

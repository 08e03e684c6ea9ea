package dev.reckoner.eval.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Random;

class AdaptiveLimitTest {

    private static final double QUICK = 0.01;

    private static AdaptiveLimit with(double limit, boolean doubling) {
        return new AdaptiveLimit(limit, 64, doubling, 0, 0, ReplyPace.UNKNOWN);
    }

    private static AdaptiveLimit after(int replies, double slowness, AdaptiveLimit limit) {
        var next = limit;
        for (int i = 0; i < replies; i++) {
            next = next.replied(next.calls(), slowness, 0);
        }
        return next;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 8", "32, 32", "64, 32", "500, 32"})
    void itStartsWithWhatWasAskedForAndAtMostThirtyTwo(int most, int start) {
        assertThat(AdaptiveLimit.upTo(most, 0).calls()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        // limit, whether the server never objected, replies, limit after
        "20, true, 20, 40",
        "20, true, 44, 64",
        "20, true, 500, 64",
        "10, false, 10, 10",
        "10, false, 11, 11",
        "1, false, 1, 2",
        "1, false, 4, 3"
    })
    void itDoublesARoundUntilTheServerObjectsAndThenGrowsByOneARound(
            double before, boolean doubling, int replies, int after) {
        assertThat(after(replies, QUICK, with(before, doubling)).calls()).isEqualTo(after);
    }

    @Test
    void itDoesNotGrowWhileItIsNotUsed() {
        var limit = with(20, true);

        assertThat(limit.replied(19, QUICK, 0).limit()).isEqualTo(20);
    }

    @Nested
    class WhereTheServerGetsTooMany {

        @ParameterizedTest
        @CsvSource({"64, 32", "5, 2", "2, 1", "1, 1"})
        void itIsHalvedAndNeverBelowOne(double before, int after) {
            assertThat(with(before, true).throttled(5, Duration.ZERO, 10).calls()).isEqualTo(after);
        }

        @Test
        void allCallsThatWereSentBeforeHalveItOnce() {
            var limit = with(64, true).throttled(5, Duration.ZERO, 10);

            assertThat(limit.throttled(6, Duration.ZERO, 11).calls()).isEqualTo(32);
            assertThat(limit.throttled(12, Duration.ZERO, 13).calls()).isEqualTo(16);
        }

        @Test
        void noCallIsSentUntilTheServerWantsOne() {
            var limit = with(4, true).throttled(5, Duration.ofSeconds(2), 10);

            assertThat(limit.lets(0, 10)).isFalse();
            assertThat(limit.lets(0, 2_000_000_009L)).isFalse();
            assertThat(limit.lets(0, 2_000_000_010L)).isTrue();
            assertThat(limit.lets(2, 2_000_000_010L)).isFalse();
        }

        @Test
        void aPauseIsNeverLongerThanAMinute() {
            var limit = with(4, true).throttled(5, Duration.ofHours(9), 10);

            assertThat(limit.lets(0, AdaptiveLimit.LONGEST_PAUSE.toNanos() + 10)).isTrue();
        }

        @Test
        void aShorterPauseDoesNotEndALongerOne() {
            var limit =
                    with(4, true)
                            .throttled(5, Duration.ofSeconds(20), 10)
                            .throttled(6, Duration.ofSeconds(1), 11);

            assertThat(limit.lets(0, Duration.ofSeconds(19).toNanos())).isFalse();
        }
    }

    @Nested
    class WhereTheServerBecomesSlow {

        private final AdaptiveLimit warm = after(64, QUICK, with(40, false));

        @Test
        void itIsLoweredByATenth() {
            var before = warm;
            var now = warm.replied(warm.calls(), 4 * QUICK, 0);
            while (now.limit() >= before.limit()) {
                before = now;
                now = now.replied(now.calls(), 4 * QUICK, 0);
            }

            assertThat(now.limit()).isEqualTo(before.limit() * 0.9);
        }

        @Test
        void aFewSlowRepliesAreNotEnough() {
            assertThat(after(5, 10 * QUICK, warm).limit()).isGreaterThanOrEqualTo(warm.limit());
        }

        @Test
        void slownessAloneLeavesFour() {
            var limit = warm;
            double slowness = QUICK;
            for (int i = 0; i < 400; i++) {
                slowness *= 3;
                limit = after(64, slowness, limit);
            }

            assertThat(limit.calls()).isGreaterThanOrEqualTo(4);
        }

        @Test
        void aServerThatStaysSlowIsTakenAsItIs() {
            var limit = after(20_000, 5 * QUICK, warm);

            assertThat(limit.calls()).isEqualTo(64);
        }
    }

    /// Whatever the server does, calls go on.
    @Test
    void itStaysBetweenOneAndTheMost() {
        var random = new Random(7);
        var limit = AdaptiveLimit.upTo(64, 0);
        for (long now = 1; now < 100_000; now++) {
            limit =
                    random.nextInt(4) == 0
                            ? limit.throttled(
                                    now - random.nextInt(50),
                                    Duration.ofSeconds(random.nextInt(5)),
                                    now)
                            : limit.replied(random.nextInt(70), random.nextDouble(), now);
            assertThat(limit.calls()).isBetween(1, 64);
            assertThat(limit.lets(0, now + AdaptiveLimit.LONGEST_PAUSE.toNanos())).isTrue();
        }
    }
}

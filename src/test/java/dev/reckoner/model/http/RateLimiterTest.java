package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.RateLimiter.Hold;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

class RateLimiterTest {

    private static final Body ANSWER = new Body(JsonNodeFactory.instance.objectNode(), null);
    private static final Hold TROUBLE = new Hold(Duration.ofSeconds(1), "the server keeps failing");

    private long now;
    private int calls;
    private final RateLimiter limiter = new RateLimiter(() -> now);

    private ApiCall call(long tokens) {
        return new ApiCall("/x", JsonNodeFactory.instance.objectNode(), "key" + ++calls, tokens);
    }

    private void announced(ApiCall call, Map<String, String> headers) {
        limiter.update(call, RateLimitHeadersTest.headers(headers));
    }

    private static Map<String, String> quota(String of, long limit, long remaining, String reset) {
        return Map.of(
                "x-ratelimit-limit-" + of, "" + limit,
                "x-ratelimit-remaining-" + of, "" + remaining,
                "x-ratelimit-reset-" + of, reset);
    }

    private void end(HttpResult result) {
        var call = call(1);
        assertThat(limiter.tryAcquire(call)).isEmpty();
        limiter.ended(call, result);
    }

    @Nested
    class Quotas {

        @Test
        void aServerThatAnnouncesNoneHoldsNobody() {
            var call = call(10);
            limiter.tryAcquire(call);
            announced(call, Map.of());

            for (int i = 0; i < 100; i++) {
                assertThat(limiter.tryAcquire(call(1_000_000))).isEmpty();
            }
        }

        @Test
        void requestsAreKeptTo() {
            var first = call(10);
            limiter.tryAcquire(first);
            announced(first, quota("requests", 60, 1, "59s"));

            assertThat(limiter.tryAcquire(call(10))).isEmpty();
            assertThat(limiter.tryAcquire(call(10)))
                    .contains(
                            new Hold(
                                    Duration.ofSeconds(1),
                                    "keeping to the server's requests per minute"));
        }

        @Test
        void tokensAreKeptTo() {
            var first = call(10);
            limiter.tryAcquire(first);
            announced(first, quota("tokens", 6_000, 50, "59500ms"));

            assertThat(limiter.tryAcquire(call(50))).isEmpty();
            assertThat(limiter.tryAcquire(call(100)))
                    .contains(
                            new Hold(
                                    Duration.ofSeconds(1),
                                    "keeping to the server's tokens per minute"));
        }

        @Test
        void aCallIsCountedByTheServerAsSoonAsItAnswersNotWhenItsStreamEnds() {
            var first = call(1_000);
            limiter.tryAcquire(first);
            announced(first, quota("tokens", 6_000, 5_000, "10s"));
            var second = call(5_000);

            assertThat(limiter.tryAcquire(second)).isEmpty();
            announced(second, quota("tokens", 6_000, 5_000, "10s"));
            assertThat(limiter.tryAcquire(call(5_000))).isEmpty();
        }

        @Test
        void aCallThatIsNotAnsweredIsTakenForOneTheServerHasNotSeen() {
            var first = call(1);
            limiter.tryAcquire(first);
            limiter.tryAcquire(call(600));
            announced(first, quota("tokens", 6_000, 600, "54s"));

            assertThat(limiter.tryAcquire(call(100)))
                    .contains(
                            new Hold(
                                    Duration.ofSeconds(1),
                                    "keeping to the server's tokens per minute"));
        }

        @Test
        void oneThatEndedWithoutAnAnswerIsForgotten() {
            var first = call(1);
            var lost = call(600);
            limiter.tryAcquire(first);
            limiter.tryAcquire(lost);
            limiter.ended(lost, new Unreachable("gone"));
            announced(first, quota("tokens", 6_000, 600, "54s"));

            assertThat(limiter.tryAcquire(call(600))).isEmpty();
        }

        @Test
        void aLargeCallIsNotOvertakenBySmallOnes() {
            var first = call(1);
            limiter.tryAcquire(first);
            announced(first, quota("tokens", 6_000, 100, "59s"));
            var large = call(6_000);
            var small = call(100);

            assertThat(limiter.tryAcquire(large).orElseThrow().time())
                    .isEqualTo(Duration.ofSeconds(59));
            assertThat(limiter.tryAcquire(small).orElseThrow().time())
                    .isEqualTo(Duration.ofSeconds(60));
            now = TimeUnit.SECONDS.toNanos(59);
            assertThat(limiter.tryAcquire(small).orElseThrow().time())
                    .isEqualTo(Duration.ofSeconds(1));
            assertThat(limiter.tryAcquire(large)).isEmpty();
        }

        @Test
        void oneThatGivesUpWaitingHoldsNobody() {
            var first = call(1);
            limiter.tryAcquire(first);
            announced(first, quota("tokens", 6_000, 100, "59s"));
            var large = call(6_000);
            limiter.tryAcquire(large);
            limiter.abandon(large);

            assertThat(limiter.tryAcquire(call(100))).isEmpty();
        }
    }

    @Nested
    class Troubles {

        @Test
        void tenErrorsOfTheServerInARowKeepAllAway() {
            for (int i = 0; i < 5; i++) {
                end(new Disconnected("x"));
                end(new ErrorStatus(503, "", ""));
            }

            assertThat(limiter.tryAcquire(call(1))).contains(TROUBLE);
        }

        @Test
        void whateverElseItSaysShowsThatItIsThere() {
            for (HttpResult result :
                    List.of(ANSWER, new ErrorStatus(429, "", ""), new InvalidBody("Hello"))) {
                for (int i = 0; i < 9; i++) {
                    end(new Unreachable("x"));
                }
                end(result);
            }

            assertThat(limiter.tryAcquire(call(1))).isEmpty();
        }

        @Test
        void aCallThatIsInterruptedDoesNotLeaveItShut() {
            for (int i = 0; i < 10; i++) {
                end(new Unreachable("x"));
            }
            now += TimeUnit.SECONDS.toNanos(1);
            var probe = call(1);
            var other = call(1);
            assertThat(limiter.tryAcquire(probe)).isEmpty();
            assertThat(limiter.tryAcquire(other)).contains(TROUBLE);

            limiter.ended(probe, new TimedOut(Duration.ZERO));

            assertThat(limiter.tryAcquire(other)).isEmpty();
        }

        @Test
        void aServerIsKnownToAnswerOnceItHas() {
            end(new ErrorStatus(503, "", ""));
            assertThat(limiter.answered()).isFalse();
            end(ANSWER);
            assertThat(limiter.answered()).isTrue();
        }
    }

    /// A server whose quotas refill evenly, and callers that do as the gate says; each way over the
    /// network takes 30 ms.
    final class World {

        private static final long WAY = 30_000_000;

        final Random random;
        final double[] most;
        final double[] level;
        final long period;
        long refilled;
        int refused;
        int holds;
        final PriorityQueue<Due> queue = new PriorityQueue<>();
        final Map<String, Long> done = new HashMap<>();

        record Due(long at, long order, Runnable what) implements Comparable<Due> {
            @Override
            public int compareTo(Due other) {
                return at == other.at
                        ? Long.compare(order, other.order)
                        : Long.compare(at, other.at);
            }
        }

        private long order;

        World(int seed) {
            random = new Random(seed);
            most = new double[] {10 + random.nextInt(500), 20_000 + random.nextInt(1_000_000)};
            level = most.clone();
            period = TimeUnit.SECONDS.toNanos(List.of(10, 60, 600).get(random.nextInt(3)));
        }

        void at(long time, Runnable what) {
            queue.add(new Due(time, order++, what));
        }

        void run() {
            while (!queue.isEmpty()) {
                var due = queue.poll();
                now = due.at();
                due.what().run();
            }
        }

        void caller(int rounds) {
            if (rounds == 0) {
                return;
            }
            var call = call(1 + random.nextInt(20_000));
            pass(call, () -> caller(rounds - 1));
        }

        void pass(ApiCall call, Runnable then) {
            var hold = limiter.tryAcquire(call);
            if (hold.isPresent()) {
                holds++;
                assertThat(hold.get().time()).isPositive();
                at(now + hold.get().time().toNanos(), () -> pass(call, then));
            } else {
                at(now + WAY, () -> arrive(call, then));
            }
        }

        private void arrive(ApiCall call, Runnable then) {
            for (int i = 0; i < 2; i++) {
                level[i] = Math.min(most[i], level[i] + most[i] / period * (now - refilled));
            }
            refilled = now;
            boolean fits = level[0] >= 1 && level[1] >= call.tokens();
            if (fits) {
                level[0]--;
                level[1] -= call.tokens();
            } else {
                refused++;
            }
            var headers = new HashMap<String, String>();
            for (int i = 0; i < 2; i++) {
                long missing = (long) Math.ceil((most[i] - level[i]) * period / most[i] / 1e6);
                headers.putAll(
                        quota(
                                i == 0 ? "requests" : "tokens",
                                (long) most[i],
                                (long) level[i],
                                missing + "ms"));
            }
            at(now + WAY, () -> announced(call, headers));
            at(
                    now + WAY + random.nextLong(TimeUnit.SECONDS.toNanos(20)),
                    () -> {
                        limiter.ended(call, ANSWER);
                        done.put(call.key(), now);
                        then.run();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void manyCallersNeverExceedWhatIsAnnouncedAndAllComeThrough(int seed) {
        var world = new World(seed);
        world.pass(call(10), () -> {});
        for (int i = 0; i < 60; i++) {
            world.at(TimeUnit.SECONDS.toNanos(1), () -> world.caller(10));
        }

        world.run();

        assertThat(world.refused).isZero();
        assertThat(world.done).hasSize(601);
        assertThat(world.holds).isLessThan(601 * 10);
    }

    @Test
    void theyUseNearlyAllOfIt() {
        var world = new World(3);
        world.pass(call(10), () -> {});
        for (int i = 0; i < 200; i++) {
            world.at(TimeUnit.SECONDS.toNanos(1), () -> world.caller(10));
        }

        world.run();

        var ends = world.done.values().stream().sorted().toList();
        double tokens = 1_000 * 10_000;
        assertThat((double) (ends.get(1_500) - ends.get(500)) / world.period)
                .isLessThan(1.1 * tokens / world.most[1]);
    }
}

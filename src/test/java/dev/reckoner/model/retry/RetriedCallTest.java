package dev.reckoner.model.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Delivery.Wait;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Notes;
import dev.reckoner.model.Requests;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.CircuitBreaker;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.RateLimitHeadersTest;
import dev.reckoner.model.http.RateLimiter;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.StreamAssembler;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.dialect.Dialect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/// All tries of one request, over a link that says what the test has written.
class RetriedCallTest {

    private static final Server SERVER = Server.of("http://127.0.0.1:9/v1", "sk-secret-0123456789");
    private static final ErrorStatus BUSY = new ErrorStatus(503, "", "busy");
    private static final ErrorStatus LIMITED =
            new ErrorStatus(429, "", "slow", Duration.ofSeconds(12), null);
    private static final Body FINE =
            new Body(
                    Requests.json(
                            "{\"choices\": [{\"message\": {\"content\": \"42\"}, \"finish_reason\":"
                                    + " \"stop\"}]}"),
                    "req_7");

    private final FakeTiming time = new FakeTiming();
    private final RateLimiter limiter = new RateLimiter(time.timing().nanos());
    private final Notes notes = new Notes();
    private final List<ApiCall> sent = new ArrayList<>();
    private final List<Duration> given = new ArrayList<>();
    private final Queue<Try> script = new ArrayDeque<>();

    /// What comes of one try.
    private interface Try {
        HttpResult result(Duration within, StreamAssembler stream) throws InterruptedException;
    }

    private void says(HttpResult... result) {
        for (HttpResult one : result) {
            script.add((_, _) -> one);
        }
    }

    private HttpResult send(ApiCall call, Duration within, StreamAssembler stream)
            throws InterruptedException {
        sent.add(call);
        given.add(within);
        Try next = script.poll();
        if (next == null) {
            throw new IllegalStateException("nothing left in this script");
        }
        return next.result(within, stream);
    }

    private Endpoint line() {
        return new Endpoint(this::send, limiter, SERVER, "m", time.timing(), true);
    }

    private Endpoint.Delivered delivered(Duration within) throws InterruptedException {
        return delivered(within, notes);
    }

    private Endpoint.Delivered delivered(Duration within, Listener listener)
            throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("stream", true);
        var protocol = new ChatSettings(null, Dialect.COMPATIBLE);
        var call = new ApiCall(protocol.path(), body, UUID.randomUUID().toString(), 100);
        return line().send(protocol, call, within, listener);
    }

    private Delivery delivery() throws InterruptedException {
        return delivered(Duration.ofMinutes(5)).delivery();
    }

    private String failureMessage(Duration within) {
        var thrown = new ArrayList<String>();
        assertThatThrownBy(() -> delivered(within))
                .isInstanceOfSatisfying(
                        ModelUnavailable.class, e -> thrown.add(String.valueOf(e.getMessage())));
        return thrown.getFirst();
    }

    private String failureMessage() {
        return failureMessage(Duration.ofMinutes(5));
    }

    /// A request that is sent can be billed.
    @Test
    void withoutTimeNothingIsSent() {
        says(FINE);

        assertThat(failureMessage(Duration.ofSeconds(-1)))
                .isEqualTo(
                        "no reply from http://127.0.0.1:9/v1 within 0 s: allow more time or choose"
                                + " a lower effort");
        assertThat(sent).isEmpty();
        assertThat(notes.taken).isEmpty();
    }

    @Test
    void aReplyIsDelivered() throws InterruptedException {
        says(FINE);

        assertThat(delivery()).isEqualTo(new Delivery(Duration.ZERO, null, 1, List.of(), "req_7"));
        assertThat(notes.taken).isEmpty();
    }

    @Test
    void aServerThatGetsTooManyRequestsIsReported() throws InterruptedException {
        var throttled = new ArrayList<Duration>();
        says(FINE);
        delivery();
        says(LIMITED, BUSY, new ErrorStatus(500, "", "oops"), FINE);

        delivered(
                Duration.ofMinutes(5),
                new Listener() {
                    @Override
                    public void throttled(Duration retryAfter) {
                        throttled.add(retryAfter);
                    }
                });

        assertThat(throttled).containsExactly(Duration.ofSeconds(12), Duration.ZERO);
    }

    @Nested
    class LostReplies {

        @Test
        void areToldOfWhereTheyMayBeBilled() throws InterruptedException {
            says(FINE);
            delivery();
            says(
                    new Unreachable("connection refused"),
                    new Disconnected("reset"),
                    BUSY,
                    new ErrorStatus(504, "", "timeout"),
                    new InvalidBody("<html>"),
                    FINE);
            delivery();

            assertThat(notes.taken)
                    .filteredOn(note -> note.startsWith("lost"))
                    .containsExactly(
                            "lost: connection lost",
                            "lost: server error 504",
                            "lost: not a reply of the API");
        }

        @Test
        void areToldOfWhereAStreamFailsThatHadBegun() throws InterruptedException {
            script.add((_, stream) -> {
                stream.add(Requests.json("{\"choices\": [{\"delta\": {\"content\": \"4\"}}]}"));
                return BUSY;
            });
            says(FINE);
            delivery();

            assertThat(notes.taken).contains("lost: server overloaded (503)");
        }

        @Test
        void areToldOfWhereTimeIsUp() {
            says(new TimedOut(Duration.ZERO));
            failureMessage();

            assertThat(notes.taken).containsExactly("lost: no reply in time");
        }

        @Test
        void areNotAskedForAgainWhereAnotherMayNotBePaidFor() {
            says(new Disconnected("reset"), FINE);
            var unwilling =
                    new Listener() {
                        @Override
                        public boolean lost(String why) {
                            return false;
                        }
                    };

            assertThatThrownBy(() -> delivered(Duration.ofMinutes(5), unwilling))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessage(
                            "no reply from http://127.0.0.1:9/v1 after 1 try: the limits leave"
                                    + " too little for another reply; connection lost: reset");
            assertThat(sent).hasSize(1);
            assertThat(time.slept).hasSize(1);
        }
    }

    @Test
    void whatIsWaitedForIsToldAndKept() throws InterruptedException {
        says(LIMITED, BUSY, FINE);

        assertThat(delivery())
                .isEqualTo(
                        new Delivery(
                                Duration.ZERO,
                                null,
                                3,
                                List.of(
                                        new Wait(Duration.ofSeconds(12), "rate limited"),
                                        new Wait(
                                                Duration.ofMillis(500), "server overloaded (503)")),
                                "req_7"));
        assertThat(notes.taken)
                .containsExactly(
                        "waiting: rate limited, next try in 12 s, 2 of 8",
                        "waiting: server overloaded (503), next try in 0.5 s, 3 of 8");
        assertThat(time.slept).containsExactly(Duration.ofSeconds(12), Duration.ofMillis(500));
    }

    @Test
    void allTriesOfACallAreOneToTheServerAndTwoCallsAreTwo() throws InterruptedException {
        says(BUSY, new Disconnected("x"), FINE, FINE);
        delivery();
        delivery();

        assertThat(sent.subList(0, 3).stream().distinct()).hasSize(1);
        assertThat(sent.get(3).key()).isNotEqualTo(sent.getFirst().key());
        assertThat(sent.getFirst().path()).isEqualTo("/chat/completions");
        assertThat(sent.getFirst().tokens()).isEqualTo(100);
    }

    @Test
    void theTimeIsForAllTriesTogether() throws InterruptedException {
        says(LIMITED, FINE);
        delivery();

        assertThat(given).containsExactly(Duration.ofMinutes(5), Duration.ofSeconds(288));
    }

    @Test
    void silenceIsToldWithAllTheTimeThereWas() {
        says(LIMITED);
        script.add((within, _) -> new TimedOut(within));

        assertThat(failureMessage())
                .isEqualTo(
                        "no reply from http://127.0.0.1:9/v1 within 300 s: allow more time or"
                                + " choose a lower effort");
    }

    @Test
    void aServerIsWaitedForOnceAnyoneHasHadAnAnswer() throws InterruptedException {
        says(new Unreachable("connection refused"));
        assertThat(failureMessage()).startsWith("no server is listening at");

        says(FINE, new Unreachable("connection refused"), FINE);
        delivery();

        assertThat(delivery().attempts()).isEqualTo(2);
    }

    @Test
    void whatABodySaysIsCleaned() {
        says(
                new Body(
                        Requests.json(
                                "{\"choices\": [3], \"x\": \"sk-secret-0123456789"
                                        + " \\u001b[31mred\"}"),
                        null));
        script.add(script.peek());

        assertThat(failureMessage())
                .endsWith("it sent: {\"choices\":[3],\"x\":\"[key] \\u001B[31mred\"}");
    }

    @Test
    void aLinkThatBreaksIsOurFailureAndLeavesTheGateOpen() {
        script.add((_, _) -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(this::delivery).isInstanceOf(IllegalStateException.class);
        assertThat(limiter.tryAcquire(sent.getFirst())).isEmpty();
    }

    @Nested
    class TheFirstToken {

        private void streams(String... deltas) {
            script.add((_, stream) -> {
                for (String delta : deltas) {
                    time.pass(Duration.ofSeconds(2));
                    stream.add(Requests.json("{\"choices\": [{\"delta\": " + delta + "}]}"));
                }
                time.pass(Duration.ofSeconds(2));
                return FINE;
            });
        }

        private @Nullable Duration first() throws InterruptedException {
            return delivery().firstToken();
        }

        @Test
        void isTheFirstOfTheText() throws InterruptedException {
            streams("{\"content\": \"\"}", "{\"content\": \"4\"}", "{\"content\": \"2\"}");

            var delivery = delivery();

            assertThat(delivery.firstToken()).isEqualTo(Duration.ofSeconds(4));
            assertThat(delivery.latency()).isEqualTo(Duration.ofSeconds(8));
            assertThat(notes.taken).containsExactly("text 4", "text 2");
        }

        @Test
        void orOfTheReasoning() throws InterruptedException {
            streams("{\"reasoning\": \"Hm\"}", "{\"content\": \"4\"}");

            assertThat(first()).isEqualTo(Duration.ofSeconds(2));
        }

        @Test
        void orOfACall() throws InterruptedException {
            streams("{}", "{\"tool_calls\": [{\"index\": 0, \"id\": \"a\"}]}");

            assertThat(first()).isEqualTo(Duration.ofSeconds(4));
        }

        @Test
        void isThatOfTheTryThatSucceeded() throws InterruptedException {
            streams("{\"content\": \"4\"}");
            script.add((_, stream) -> {
                time.pass(Duration.ofSeconds(3));
                stream.add(Requests.json("{\"choices\": [{\"delta\": {\"content\": \"x\"}}]}"));
                return BUSY;
            });
            script.add(script.remove());

            var delivery = delivery();

            assertThat(delivery.firstToken()).isEqualTo(Duration.ofSeconds(2));
            assertThat(delivery.latency()).isEqualTo(Duration.ofSeconds(4));
        }
    }

    @Nested
    class TheGate {

        private void announce(String of, int limit, int remaining, String reset) {
            var call = new ApiCall("/", JsonNodeFactory.instance.objectNode(), "another", 1);
            limiter.tryAcquire(call);
            limiter.update(
                    call,
                    RateLimitHeadersTest.headers(
                            Map.of(
                                    "x-ratelimit-limit-" + of, "" + limit,
                                    "x-ratelimit-remaining-" + of, "" + remaining,
                                    "x-ratelimit-reset-" + of, reset)));
            limiter.ended(call, FINE);
        }

        private void trouble() {
            for (int i = 0; i < CircuitBreaker.FAILURES_TO_OPEN; i++) {
                var call = new ApiCall("/", JsonNodeFactory.instance.objectNode(), "c" + i, 1);
                limiter.tryAcquire(call);
                limiter.ended(call, BUSY);
            }
        }

        @Test
        void isWaitedForAndToldOfOnce() throws InterruptedException {
            announce("requests", 60, 0, "60s");
            says(FINE);

            assertThat(delivery().waits())
                    .containsExactly(
                            new Wait(
                                    Duration.ofSeconds(1),
                                    "keeping to the server's requests per minute"));
            assertThat(notes.taken)
                    .containsExactly("waiting: keeping to the server's requests per minute, 1 s");
        }

        /// The answers to other calls can open it sooner.
        @Test
        void isAskedEveryTenSeconds() throws InterruptedException {
            announce("requests", 1, 0, "26s");
            says(FINE);

            assertThat(delivery().waits())
                    .containsExactly(
                            new Wait(
                                    Duration.ofSeconds(26),
                                    "keeping to the server's requests per minute"));
            assertThat(time.slept)
                    .containsExactly(
                            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(6));
            assertThat(notes.taken)
                    .containsExactly("waiting: keeping to the server's requests per minute, 26 s");
        }

        @Test
        void isToldOfOnceHoweverOftenItIsAsked() throws InterruptedException {
            trouble();
            time.pass(Duration.ofSeconds(1));
            limiter.tryAcquire(new ApiCall("/", JsonNodeFactory.instance.objectNode(), "probe", 1));
            says(FINE);

            assertThat(delivery().waits())
                    .containsExactly(new Wait(Duration.ofSeconds(30), "the server keeps failing"));
            assertThat(time.slept).hasSize(30);
            assertThat(notes.taken).containsExactly("waiting: the server keeps failing, 1 s");
        }

        @Test
        void holdingLongerThanThereIsTimeEndsIt() {
            announce("tokens", 6_000, 0, "60s");

            assertThat(failureMessage(Duration.ofMillis(500)))
                    .isEqualTo(
                            "no reply from http://127.0.0.1:9/v1: keeping to the server's tokens"
                                    + " per minute for 1 s, 0.5 s are left for this call");
            assertThat(sent).isEmpty();
            assertThat(time.slept).isEmpty();
        }

        @Test
        void hearsOfTheEndOfEachTryOnce() throws InterruptedException {
            announce("tokens", 6_000, 1_000, "50s");
            says(BUSY, LIMITED, FINE);
            delivery();
            announce("tokens", 6_000, 1_000, "50s");

            assertThat(limiter.tryAcquire(new ApiCall("/", sent.getFirst().body(), "next", 999)))
                    .isEmpty();
        }

        @Test
        void isLeftByWhoeverGivesUpWaiting() {
            announce("tokens", 6_000, 10, "59900ms");
            failureMessage(Duration.ofMillis(500));

            assertThat(
                            limiter.tryAcquire(
                                    new ApiCall(
                                            "/",
                                            JsonNodeFactory.instance.objectNode(),
                                            "small",
                                            9)))
                    .isEmpty();
        }
    }

    @Nested
    class AnInterrupt {

        @Test
        void beforeATryEndsItAtOnce() {
            Thread.currentThread().interrupt();

            assertThatThrownBy(RetriedCallTest.this::delivery)
                    .isInstanceOf(InterruptedException.class);
            assertThat(sent).isEmpty();
        }

        @Test
        void duringATryLeavesTheGateOpen() {
            script.add((_, _) -> {
                throw new InterruptedException();
            });

            assertThatThrownBy(RetriedCallTest.this::delivery)
                    .isInstanceOf(InterruptedException.class);
            assertThat(limiter.tryAcquire(sent.getFirst())).isEmpty();
        }

        @Test
        void duringAWaitEndsItAtOnce() {
            says(LIMITED);
            time.interruptsSleep();

            assertThatThrownBy(RetriedCallTest.this::delivery)
                    .isInstanceOf(InterruptedException.class);
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void passingFaultsInAFifthOfAllTriesLoseNoCall() throws InterruptedException {
        var random = new Random(20);
        List<Supplier<HttpResult>> faults =
                List.of(
                        () -> LIMITED,
                        () -> BUSY,
                        () -> new ErrorStatus(500, "server_error", "boom"),
                        () -> new Disconnected("reset"),
                        () -> new Disconnected("reset", false),
                        () -> new Unreachable("connection refused"),
                        () -> new InvalidBody("garbled " + random.nextLong()));
        says(FINE);
        delivery();
        Set<Integer> attempts = new TreeSet<>();
        for (int call = 0; call < 5_000; call++) {
            script.clear();
            while (random.nextInt(5) == 0) {
                says(faults.get(random.nextInt(faults.size())).get());
            }
            says(FINE);

            attempts.add(delivery().attempts());
        }

        assertThat(attempts).contains(1, 2, 3).allMatch(tries -> tries <= RetryPolicy.TRIES);
    }
}

package dev.reckoner.model.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.Failure;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.retry.RetryPolicy.Next;
import dev.reckoner.model.retry.RetryPolicy.Next.GiveUp;
import dev.reckoner.model.retry.RetryPolicy.Next.Wait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

class RetryPolicyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Server SERVER = Server.of("http://127.0.0.1:9", null);

    private static Next after(Failure... failures) {
        return next(new RetryPolicy(SERVER, "m", "/chat/completions", false), failures);
    }

    private static Next next(RetryPolicy policy, Failure... failures) {
        return policy.next(List.of(failures), Duration.ZERO, MINUTE, 0.5);
    }

    private static ErrorStatus status(int status) {
        return new ErrorStatus(status, "", "no");
    }

    private static ErrorStatus limited(Duration after) {
        return new ErrorStatus(429, "", "no", after, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 504, 520, 524, 529})
    void theseCanPass(int status) {
        assertThat(after(status(status))).isInstanceOf(Wait.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 402, 403, 404, 405, 413, 418, 422, 501, 505})
    void theseCannot(int status) {
        assertThat(after(status(status))).isInstanceOf(GiveUp.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
    void moneyDoesNotComeByWaiting(String code) {
        assertThat(after(new ErrorStatus(429, code, "no", MINUTE, null)))
                .isInstanceOf(GiveUp.class);
    }

    @Test
    void aRequestOverTheLimitByItselfDoesNotPass() {
        assertThat(after(new ErrorStatus(429, "rate_limit_exceeded", "Request too large for o3")))
                .isInstanceOf(GiveUp.class);
    }

    @Test
    void aServerErrorMayRepeatItself() {
        assertThat(after(status(500), status(500), status(500))).isInstanceOf(Wait.class);
    }

    @Test
    void aRefusalWithAServerErrorMayNot() {
        var template = new ErrorStatus(500, "server_error", "roles must alternate");

        assertThat(after(template, status(500))).isInstanceOf(Wait.class);
        assertThat(after(template, template)).isInstanceOf(GiveUp.class);
    }

    @Test
    void aConflictMayNot() {
        var conflict = new ErrorStatus(409, "", "in use");

        assertThat(after(conflict, conflict)).isInstanceOf(GiveUp.class);
        assertThat(after(conflict, status(500), conflict)).isInstanceOf(Wait.class);
    }

    @Test
    void garbageIsAskedForOnceMoreInAll() {
        assertThat(after(new InvalidBody("a"))).isInstanceOf(Wait.class);
        assertThat(after(new InvalidBody("a"), new Disconnected("x"), new InvalidBody("b")))
                .isInstanceOf(GiveUp.class);
    }

    @Test
    void theSameGarbageTwiceInARowEndsItAtAServerThatHasAnswered() {
        var policy = new RetryPolicy(SERVER, "m", "/chat/completions", true);

        assertThat(next(policy, new InvalidBody("a"), new InvalidBody("b")))
                .isInstanceOf(Wait.class);
        assertThat(next(policy, new InvalidBody("a"), status(500), new InvalidBody("a")))
                .isInstanceOf(Wait.class);
        assertThat(next(policy, new InvalidBody("a"), new InvalidBody("a")))
                .isEqualTo(
                        new GiveUp(
                                "http://127.0.0.1:9/v1 did not send a reply of its API: check the"
                                        + " base URL, which usually ends in /v1; it sent: a"));
    }

    @Test
    void aConnectionThatIsLostTwiceCanPassUnlessNoResponseHasEverCome() {
        var policy = new RetryPolicy(SERVER, "m", "/chat/completions", true);
        var silent = new Disconnected("reset", false);
        var cut = new Disconnected("cut");

        assertThat(after(cut, cut)).isInstanceOf(Wait.class);
        assertThat(next(policy, silent, silent)).isInstanceOf(Wait.class);
        assertThat(after(silent)).isInstanceOf(Wait.class);
        assertThat(after(silent, silent)).isInstanceOf(GiveUp.class);
    }

    @Test
    void aServerIsWaitedForOnlyIfItHasEverAnswered() {
        var gone = List.<Failure>of(new Unreachable("connection refused"));

        assertThat(
                        new RetryPolicy(SERVER, "m", "/chat/completions", false)
                                .next(gone, Duration.ZERO, MINUTE, 0))
                .isInstanceOf(GiveUp.class);
        assertThat(
                        new RetryPolicy(SERVER, "m", "/chat/completions", true)
                                .next(gone, Duration.ZERO, MINUTE, 0))
                .isInstanceOf(Wait.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 375", "2, 750", "3, 1500", "4, 3000", "5, 6000", "6, 12000", "7, 22500"})
    void waitsDoubleUpToHalfAMinute(int tries, long millis) {
        var failures = Collections.<Failure>nCopies(tries, status(500));

        assertThat(
                        new RetryPolicy(SERVER, "m", "/chat/completions", false)
                                .next(failures, Duration.ZERO, MINUTE, 0.5))
                .isInstanceOfSatisfying(
                        Wait.class, wait -> assertThat(wait.time()).hasMillis(millis));
    }

    @Test
    void aServersWishIsTakenAndALittleMore() {
        assertThat(after(limited(Duration.ofSeconds(4))))
                .isEqualTo(new Wait(Duration.ofMillis(4200), "rate limited", 2));
    }

    @Test
    void aWishForNoTimeIsNone() {
        assertThat(after(limited(Duration.ZERO)))
                .isEqualTo(new Wait(Duration.ofMillis(375), "rate limited", 2));
    }

    @Test
    void thereIsNoWaitPastTheEnd() {
        assertThat(after(limited(Duration.ofSeconds(60))))
                .isEqualTo(
                        new GiveUp(
                                "no reply from http://127.0.0.1:9/v1 after 1 try: it asks to wait"
                                    + " 60 s, 60 s are left for this call; rate limited; it said:"
                                    + " no"));
    }

    @Test
    void thereAreAsManyTriesAsToldToWhoWaits() {
        assertThat(new Wait(Duration.ofMillis(4200), "rate limited", 3).message())
                .isEqualTo("rate limited, next try in 4.2 s, 3 of 8");
        assertThat(
                        new RetryPolicy(SERVER, "m", "/chat/completions", true)
                                .next(tries(7), Duration.ZERO, MINUTE, 0))
                .isInstanceOf(Wait.class);
        assertThat(
                        new RetryPolicy(SERVER, "m", "/chat/completions", true)
                                .next(tries(8), Duration.ZERO, MINUTE, 0))
                .isEqualTo(
                        new GiveUp(
                                "no reply from http://127.0.0.1:9/v1 after 8 tries: server error"
                                        + " 500; it said: no"));
    }

    @Test
    void allWaitsTogetherAreBounded() {
        var patient = Duration.ofHours(2);
        var asks = List.<Failure>of(limited(Duration.ofMinutes(5)), limited(Duration.ofMinutes(5)));
        var policy = new RetryPolicy(SERVER, "m", "/chat/completions", true);

        assertThat(policy.next(asks, Duration.ofMinutes(10), patient, 0))
                .isEqualTo(new Wait(Duration.ofMinutes(5), "rate limited", 3));
        assertThat(policy.next(asks, Duration.ofMinutes(11), patient, 0))
                .isEqualTo(
                        new GiveUp(
                                "no reply from http://127.0.0.1:9/v1 after 2 tries: it asks to wait"
                                        + " 300 s, the call has waited for 660 s, of 900 s at most;"
                                        + " rate limited; it said: no"));
    }

    private static List<Failure> tries(int number) {
        return Collections.nCopies(number, status(500));
    }
}

package dev.reckoner.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.reckoner.agent.ledger.RunLedger.Admission;
import dev.reckoner.agent.ledger.RunLedger.Reservation;
import dev.reckoner.agent.ledger.RunLedger.Spent;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Shortage;
import dev.reckoner.model.Pricing;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Remedy;
import dev.reckoner.task.UnusableLimit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

@Timeout(60)
class RunLedgerTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Test
    void aCallThatDoesNotFitIsRefusedWithTheFigures() throws InterruptedException {
        var ledger = RunLedger.of(Limits.NONE.tokens(1_000));
        admitted(ledger, 700).settle(tokens(400), CENT);

        assertThat(ledger.admit(tokens(601), CENT))
                .isEqualTo(
                        new Admission.Refused(
                                new RunShortage(
                                        Kind.TOKENS,
                                        new Shortage.OfLimit(
                                                BigDecimal.valueOf(1_000),
                                                BigDecimal.valueOf(600),
                                                BigDecimal.valueOf(601)))));
        assertThat(ledger.admit(tokens(600), CENT)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void moneyIsCountedExactly() throws InterruptedException {
        var ledger = RunLedger.of(Limits.NONE.usd("0.03"));
        for (int i = 0; i < 3; i++) {
            assertThat(ledger.admit(tokens(1), CENT))
                    .isInstanceOfSatisfying(
                            Admission.Admitted.class,
                            yes -> yes.reservation().settle(tokens(1), CENT));
        }

        assertThat(ledger.admit(tokens(1), new BigDecimal("0.000001")))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        no ->
                                assertThat(no.why().words())
                                        .isEqualTo(
                                                "the run is out of money. The next call needed room"
                                                    + " for $0.0001, and $0.0000 of $0.0300 were"
                                                    + " left."));
    }

    @Test
    void whatTheRunHasUsedBeforeCounts() throws InterruptedException {
        var ledger =
                RunLedger.of(
                        Limits.NONE.tokens(1_000),
                        new Spent(900, new BigDecimal("0.50"), Duration.ZERO));

        assertThat(ledger.admit(tokens(101), CENT)).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void aCallThatWasGivenUpCountsAsItsWorstCase() throws InterruptedException {
        var ledger = RunLedger.of(Limits.NONE.tokens(1_000));
        try (var _ = admitted(ledger, 700)) {
            assertThat(ledger.spent().tokens()).isZero();
        }

        assertThat(ledger.spent().tokens()).isEqualTo(700);
    }

    @Test
    void aLostReplyIsAskedForAgainOnlyWhereThereIsRoomAtOnce() throws InterruptedException {
        var ledger = RunLedger.of(Limits.NONE.tokens(1_000));
        var reservation = admitted(ledger, 400);

        reservation.lose();
        assertThat(reservation.again()).isTrue();
        reservation.lose();
        assertThat(reservation.again()).isFalse();
        reservation.close();
        assertThat(ledger.spent().tokens()).isEqualTo(800);
    }

    @Test
    void aCallWaitsForThoseThatCanLeaveRoom() throws Exception {
        var ledger = RunLedger.of(Limits.NONE.tokens(1_000));
        var first = admitted(ledger, 700);
        var second = waiting(() -> ledger.admit(tokens(500), CENT));

        first.settle(tokens(500), CENT);

        assertThat(second.get()).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void aCallThatWaitsIsRefusedOnceTheOthersHaveLeftNoRoom() throws Exception {
        var ledger = RunLedger.of(Limits.NONE.tokens(1_000));
        var first = admitted(ledger, 700);
        var second = waiting(() -> ledger.admit(tokens(500), CENT));

        first.settle(tokens(501), CENT);

        assertThat(second.get()).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void aCallThatWaitsCanBeInterrupted() throws Exception {
        var ledger = RunLedger.of(Limits.NONE.tokens(1_000));
        admitted(ledger, 700);
        var second =
                waiting(() -> {
                    try {
                        return ledger.admit(tokens(500), CENT).toString();
                    } catch (InterruptedException e) {
                        return "interrupted";
                    }
                });

        second.thread.interrupt();

        assertThat(second.get()).isEqualTo("interrupted");
    }

    @Test
    void aLimitOnTimeEndsWithTheTime() throws InterruptedException {
        var nanos = new AtomicLong();
        var ledger =
                RunLedger.of(
                        Limits.NONE.time(Duration.ofSeconds(60)),
                        new Spent(0, BigDecimal.ZERO, Duration.ofSeconds(20)),
                        nanos::get);
        nanos.set(Duration.ofSeconds(39).toNanos());
        assertThat(ledger.timeLeft()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ledger.admit(tokens(1), CENT)).isInstanceOf(Admission.Admitted.class);

        nanos.set(Duration.ofSeconds(40).toNanos());

        assertThat(ledger.admit(tokens(1), CENT))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        no ->
                                assertThat(no.why().words())
                                        .isEqualTo(
                                                "the run is out of time. All 60 s are used up."));
    }

    @Test
    void aLimitOnTimeThatIsLongerThanAnyClockTellsIsNotUsedUp() throws InterruptedException {
        var ledger =
                RunLedger.of(Limits.NONE.with(Kind.TIME, new BigDecimal("359999999999999996400")));

        assertThat(ledger.timeLeft()).isGreaterThan(Duration.ofDays(1_000_000));
        assertThat(ledger.admit(tokens(500), CENT)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void moneyCannotBeLimitedWhereAPriceIsNotKnown() {
        var ledger = RunLedger.of(Limits.NONE.usd("1"));

        assertThatThrownBy(() -> ledger.check(new Pricing.Unpriced()))
                .isInstanceOfSatisfying(
                        UnusableLimit.class,
                        e -> assertThat(e.remedy()).isEqualTo(new Remedy.SetLimit(Kind.TOKENS)));
        assertThatThrownBy(
                        () -> RunLedger.of(Limits.NONE.usd("1"), new Spent(5, null, Duration.ZERO)))
                .isInstanceOf(UnusableLimit.class);
    }

    @Test
    void onlyTokensMoneyAndTimeAreLimited() {
        assertThatThrownBy(() -> RunLedger.of(Limits.NONE.modelCalls(3)))
                .hasMessage("a run can be limited in tokens, money and time, not in model_calls");
    }

    /// Random calls on many threads: some are settled, some lost, some fail, some are given up.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whatIsSpentAndReservedNeverExceedsALimit(int seed) throws Exception {
        long most = 500_000;
        var price = new BigDecimal("0.000001");
        var ledger = RunLedger.of(Limits.NONE.tokens(most).usd("0.4"));
        var inUse = new AtomicLong();
        var highest = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var attempts =
                    IntStream.range(0, 16)
                            .mapToObj(thread ->
                                    (Callable<Void>)
                                            () -> {
                                                var random = new Random(seed * 31L + thread);
                                                while (true) {
                                                    long worst = 1 + random.nextInt(20_000);
                                                    if (!(ledger.admit(
                                                                    tokens(worst),
                                                                    price.multiply(
                                                                            BigDecimal.valueOf(
                                                                                    worst)))
                                                            instanceof
                                                            Admission.Admitted(var reservation))) {
                                                        return null;
                                                    }
                                                    long now = inUse.addAndGet(worst);
                                                    highest.accumulateAndGet(now, Math::max);
                                                    long used = random.nextLong(worst + 1);
                                                    try (reservation) {
                                                        switch (random.nextInt(4)) {
                                                            case 0 -> reservation.lose();
                                                            case 1 -> {
                                                                inUse.addAndGet(-worst);
                                                                reservation.release();
                                                            }
                                                            case 2 -> {
                                                                inUse.addAndGet(used - worst);
                                                                reservation.settle(
                                                                        tokens(used),
                                                                        price.multiply(
                                                                                BigDecimal.valueOf(
                                                                                        used)));
                                                            }
                                                            default -> {}
                                                        }
                                                    }
                                                }
                                            })
                            .toList();
            for (var ended : threads.invokeAll(attempts)) {
                ended.get();
            }
        }

        assertThat(highest.get()).isLessThanOrEqualTo(400_000);
        assertThat(ledger.spent().tokens()).isEqualTo(inUse.get());
        assertThat(ledger.spent().usd())
                .isEqualByComparingTo(price.multiply(BigDecimal.valueOf(inUse.get())));
    }

    private static Reservation admitted(RunLedger ledger, long worst) throws InterruptedException {
        return ledger.admit(tokens(worst), CENT) instanceof Admission.Admitted(var reservation)
                ? reservation
                : fail("refused");
    }

    private static Usage tokens(long tokens) {
        return new Usage(tokens, 0, 0, 0, false);
    }

    private record Waiting<T>(Thread thread, FutureTask<T> task) {
        T get() throws Exception {
            return task.get();
        }
    }

    /// Starts a call on another thread, and returns when it waits.
    private static <T> Waiting<T> waiting(Callable<T> call) {
        var task = new FutureTask<>(call);
        var thread = Thread.ofPlatform().start(task);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return new Waiting<>(thread, task);
    }
}

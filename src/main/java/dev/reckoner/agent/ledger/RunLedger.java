package dev.reckoner.agent.ledger;

import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Shortage;
import dev.reckoner.model.Pricing;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Remedy;
import dev.reckoner.task.UnusableLimit;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// What all attempts of a run spend together, and may spend: tokens, money and time.
///
/// An attempt reserves the worst case of each model call before it makes the call, and settles with
/// what the reply used. What is spent and what is reserved never exceed a limit together, as long
/// as no reply uses more than its worst case. A call that fits only once other calls have settled
/// waits for them.
///
/// Thread-safe: the attempts of a run share one ledger, each on its own thread.
public final class RunLedger {

    private static final Set<Kind> KINDS = EnumSet.of(Kind.TOKENS, Kind.USD, Kind.TIME);

    /// The longest time that can be told, in milliseconds.
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Limits limits;
    private final LongSupplier nanos;
    private final long start;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private Amount spent;
    private Amount reserved = Amount.NOTHING;

    /// What a run has used.
    ///
    /// @param usd null if the price of a part is not known
    /// @param elapsed the time since the run began
    public record Spent(long tokens, @Nullable BigDecimal usd, Duration elapsed) {
        public static final Spent NOTHING = new Spent(0, BigDecimal.ZERO, Duration.ZERO);
    }

    /// @param usd null if the price is not known
    private record Amount(long tokens, @Nullable BigDecimal usd) {

        static final Amount NOTHING = new Amount(0, BigDecimal.ZERO);

        Amount plus(Amount other) {
            return new Amount(
                    tokens + other.tokens,
                    usd == null || other.usd == null ? null : usd.add(other.usd));
        }

        Amount minus(Amount other) {
            return new Amount(
                    tokens - other.tokens,
                    usd == null || other.usd == null ? null : usd.subtract(other.usd));
        }

        BigDecimal of(Kind kind) {
            return kind == Kind.USD
                    ? Objects.requireNonNull(usd, "money is limited and a price is not known")
                    : BigDecimal.valueOf(tokens);
        }
    }

    /// The answer to a request for a call.
    public sealed interface Admission {
        /// @param reservation to be settled and closed by the caller
        record Admitted(Reservation reservation) implements Admission {}

        record Refused(RunShortage why) implements Admission {}
    }

    private RunLedger(Limits limits, Spent before, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.start = nanos.getAsLong() - before.elapsed().toNanos();
        this.spent = new Amount(before.tokens(), before.usd());
    }

    /// The ledger of a run that begins, whose time begins too.
    ///
    /// @throws IllegalArgumentException if anything but tokens, money and time is limited
    public static RunLedger of(Limits limits) {
        return of(limits, Spent.NOTHING);
    }

    /// The ledger of a run that goes on.
    ///
    /// @param before what the run has used so far; the limits include it
    /// @throws UnusableLimit if money is limited, and what it has used so far has no known price
    public static RunLedger of(Limits limits, Spent before) {
        return of(limits, before, System::nanoTime);
    }

    /// @param nanos a monotonic clock
    public static RunLedger of(Limits limits, Spent before, LongSupplier nanos) {
        for (Kind kind : limits.hard().keySet()) {
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException(
                        "a run can be limited in tokens, money and time, not in " + kind);
            }
        }
        if (before.usd() == null && limits.most(Kind.USD).isPresent()) {
            throw new UnusableLimit(
                    "a limit on money needs the price of what the run has used so far, and it is"
                            + " not known",
                    new Remedy.SetLimit(Kind.TOKENS));
        }
        return new RunLedger(limits, before, nanos);
    }

    /// A ledger without limits.
    public static RunLedger unlimited() {
        return of(Limits.NONE);
    }

    /// @throws UnusableLimit if money is limited, and the price of the model is not known
    public void check(Pricing pricing) {
        if (pricing instanceof Pricing.Unpriced && limits.most(Kind.USD).isPresent()) {
            throw new UnusableLimit(
                    "a limit on the money of a run needs the prices of its models, and one is not"
                            + " known",
                    new Remedy.SetLimit(Kind.TOKENS));
        }
    }

    public Limits limits() {
        return limits;
    }

    /// What has been used so far; what is reserved for calls under way is not part of it.
    public Spent spent() {
        lock.lock();
        try {
            return new Spent(spent.tokens, spent.usd, elapsed());
        } finally {
            lock.unlock();
        }
    }

    /// Adds what was used without a reservation, such as the reply of a judge. No limit stops it.
    ///
    /// @param usd null if it is not known
    public void add(Usage usage, @Nullable BigDecimal usd) {
        book(Amount.NOTHING, new Amount(usage.total(), usd));
    }

    /// Reserves the worst case of a call. Waits as long as the calls of other attempts could use
    /// less than they have reserved, and so leave room.
    ///
    /// @param usd the price of `worst`; null if it is not known
    public Admission admit(Usage worst, @Nullable BigDecimal usd) throws InterruptedException {
        var need = new Amount(worst.total(), usd);
        lock.lockInterruptibly();
        try {
            while (true) {
                var shortage = shortage(need);
                if (shortage.isPresent()) {
                    return new Admission.Refused(shortage.get());
                }
                if (fits(need)) {
                    reserved = reserved.plus(need);
                    return new Admission.Admitted(new Reservation(need));
                }
                if (limits.most(Kind.TIME).isPresent()) {
                    settled.await(TimeUnit.NANOSECONDS.convert(timeLeft()), TimeUnit.NANOSECONDS);
                } else {
                    settled.await();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Why a call would not fit even if nothing were reserved; empty if it would.
    private Optional<RunShortage> shortage(Amount need) {
        for (Kind kind : limits.hard().keySet()) {
            if (kind != Kind.TIME) {
                BigDecimal most = limits.most(kind).orElseThrow();
                BigDecimal left = most.subtract(spent.of(kind));
                if (need.of(kind).compareTo(left) > 0) {
                    return Optional.of(
                            new RunShortage(kind, new Shortage.OfLimit(most, left, need.of(kind))));
                }
            }
        }
        return outOfTime();
    }

    private boolean fits(Amount need) {
        var all = spent.plus(reserved).plus(need);
        return limits.hard().keySet().stream()
                .filter(kind -> kind != Kind.TIME)
                .allMatch(kind -> all.of(kind).compareTo(limits.most(kind).orElseThrow()) <= 0);
    }

    /// The shortage of time; empty if there is some left.
    public Optional<RunShortage> outOfTime() {
        return limits.most(Kind.TIME)
                .filter(_ -> !timeLeft().isPositive())
                .map(most -> new RunShortage(Kind.TIME, new Shortage.OfTime(most)));
    }

    /// The time that is left of the run; the longest time there is if it is not limited.
    public Duration timeLeft() {
        return limits.most(Kind.TIME)
                .map(most -> Duration.ofMillis(most.movePointRight(3).min(LONGEST).longValue()))
                .map(most -> most.minus(elapsed()))
                .orElse(ChronoUnit.FOREVER.getDuration());
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }

    private void book(Amount released, Amount used) {
        lock.lock();
        try {
            reserved = reserved.minus(released);
            spent = spent.plus(used);
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What is reserved for one call. Its thread settles it when the reply is there, and closes it
    /// in any case.
    public final class Reservation implements AutoCloseable {

        private final Amount worst;
        private boolean held = true;

        private Reservation(Amount worst) {
            this.worst = worst;
        }

        /// The reply has used this.
        ///
        /// @param usd null if it is not known
        public void settle(Usage usage, @Nullable BigDecimal usd) {
            end(new Amount(usage.total(), usd));
        }

        /// The call failed and is not billed.
        public void release() {
            end(Amount.NOTHING);
        }

        /// A reply was lost, and counts as its worst case.
        public void lose() {
            end(worst);
        }

        /// Reserves the same once more if there is room at once.
        ///
        /// @return whether there was
        public boolean again() {
            lock.lock();
            try {
                held = fits(worst) && outOfTime().isEmpty();
                reserved = held ? reserved.plus(worst) : reserved;
                return held;
            } finally {
                lock.unlock();
            }
        }

        private void end(Amount used) {
            if (held) {
                held = false;
                book(worst, used);
            }
        }

        /// A call of which nothing is known counts as its worst case: its thread was interrupted
        /// while the reply was on its way.
        @Override
        public void close() {
            lose();
        }
    }
}

package dev.reckoner.agent;

import dev.reckoner.agent.exchange.InputEstimate;
import dev.reckoner.agent.exchange.ShortenedOutputs;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Shortage;
import dev.reckoner.journal.Totals;
import dev.reckoner.model.ContextWindow;
import dev.reckoner.model.Price;
import dev.reckoner.model.Pricing.Priced;
import dev.reckoner.task.Limits.Kind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/// What an attempt can still spend: the limits minus the totals of its journal.
///
/// A call is made only if its worst case, the input estimate plus the whole output cap, fits every
/// limit. An ordinary call must also leave room for the submission that can follow it: its own
/// input and output, which are sent again, and the [Reserve].
///
/// @param input the estimated input tokens of the next call, too high rather than too low
/// @param context what of the model's context that call takes
record Budget(Rules rules, Totals spent, long input, InContext context) {

    /// The input tokens of the next call as far as the model's context is concerned. A request that
    /// is too long for it is refused and costs nothing.
    ///
    /// @param most too high rather than too low, but without what is saved by shortening outputs
    /// @param likely what the submission is asked for with, because it may be the last chance
    record InContext(long most, long likely) {

        InContext less(long saved) {
            return new InContext(most - saved, likely - saved);
        }
    }

    /// The share of the context, 1 in this, whose rest is near its end.
    private static final long NEAR = 8;

    /// The share of the context, 1 in this, that shortening outputs must save.
    private static final long WORTH_SHORTENING = 16;

    /// The smallest useful output cap of a call that is not the submission.
    static final long ORDINARY_MIN = 1_024;

    static final long SUBMISSION_MIN = 128;

    /// The longest wait for one reply if time is not limited.
    private static final Duration REPLY = Duration.ofMinutes(60);

    /// The limits of which a longer reply uses more.
    static final List<Kind> SPENT_BY_REPLIES = List.of(Kind.TOKENS, Kind.OUTPUT_TOKENS, Kind.USD);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /// The output cap of a call, and the limit that sets it.
    ///
    /// @param binding null if it is the model's own cap
    record Allowance(long outputCap, @Nullable Kind binding) {

        Allowance atMost(long cap, Kind kind) {
            return cap < outputCap ? new Allowance(cap, kind) : this;
        }
    }

    Budget(Rules rules, Totals spent, long input) {
        this(rules, spent, input, new InContext(input, input));
    }

    static Budget of(List<Entry> entries, Rules rules) {
        var learned = LearnedContext.rules(entries, rules.reserved());
        long input = LearnedContext.input(entries, learned);
        long likely =
                LearnedContext.refusals(entries) == 0
                        ? InputEstimate.likely(entries, learned.tools())
                        : input;
        return new Budget(
                learned,
                Totals.of(entries),
                input,
                new InContext(input, likely).less(ShortenedOutputs.saved(entries)));
    }

    /// The end of an attempt for which this limit leaves no room, with what the least submission
    /// would have needed.
    End.OutOf outOf(Kind kind) {
        return new End.OutOf(kind, shortage(kind));
    }

    private Shortage shortage(Kind kind) {
        return switch (kind) {
            case TOKENS ->
                    rules.model().context() instanceof ContextWindow.Limited(var tokens)
                                    && tokens - context.likely <= whole(kind, left -> left - input)
                            ? new Shortage.OfContext(tokens, context.most + SUBMISSION_MIN)
                            : shortage(kind, BigDecimal.valueOf(input + SUBMISSION_MIN));
            case OUTPUT_TOKENS -> shortage(kind, BigDecimal.valueOf(SUBMISSION_MIN));
            case USD -> shortage(kind, leastSubmission());
            case TIME -> new Shortage.OfTime(rules.limits().most(kind).orElseThrow());
            case MODEL_CALLS, TOOL_CALLS -> shortage(kind, BigDecimal.ONE);
        };
    }

    private Shortage shortage(Kind kind, BigDecimal needed) {
        return new Shortage.OfLimit(
                rules.limits().most(kind).orElseThrow(), left(kind).orElseThrow(), needed);
    }

    private BigDecimal leastSubmission() {
        var usage = new Usage(input, 0, SUBMISSION_MIN, 0, true);
        return rules.model().pricing().usd(usage).orElseThrow();
    }

    /// A limit that is completely used up.
    Optional<Kind> exhausted() {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TOOL_CALLS
                    && left(kind).filter(left -> left.signum() <= 0).isPresent()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    boolean toolCallsUsedUp() {
        return left(Kind.TOOL_CALLS).filter(left -> left.signum() <= 0).isPresent();
    }

    /// Whether the next call must be the submission.
    boolean mustSubmit() {
        return pastSoft(Kind.TOKENS)
                || pastSoft(Kind.OUTPUT_TOKENS)
                || pastSoft(Kind.USD)
                || pastSoft(Kind.TIME)
                || toolCallsUsedUp()
                || isLastCall()
                || contextIsFull()
                || !SPENT_BY_REPLIES.stream().allMatch(this::hasRoom);
    }

    /// Whether only one call is left, which must be the submission. Without tools this does not
    /// hold for the first call, because its reply can already contain the answer.
    boolean isLastCall() {
        return left(Kind.MODEL_CALLS).filter(left -> left.intValue() <= 1).isPresent()
                && (rules.hasPython() || spent.modelCalls() > 0);
    }

    /// Whether the model's context leaves no room for an ordinary reply.
    boolean contextIsFull() {
        return ownCap().binding() != null && ownCap().outputCap() < ordinaryMin();
    }

    /// Whether little is left of the model's context, and shortening outputs makes room for an
    /// ordinary reply.
    ///
    /// @param saving the tokens that it saves; asked for only where little is left, because all
    ///   outputs are looked at for it
    boolean needsShorterOutputs(LongSupplier saving) {
        if (!(rules.model().context() instanceof ContextWindow.Limited(var tokens))
                || ownCap().binding() == null
                || ownCap().outputCap() >= tokens / NEAR) {
            return false;
        }
        long saved = saving.getAsLong();
        return saved >= tokens / WORTH_SHORTENING
                && !new Budget(rules, spent, input, context.less(saved)).mustSubmit();
    }

    /// Whether this limit leaves room for an ordinary reply.
    boolean hasRoom(Kind kind) {
        return ordinaryCap(kind) >= ordinaryMin();
    }

    private long ordinaryMin() {
        return Math.min(ORDINARY_MIN, rules.model().outputCap());
    }

    /// The allowance of a call that leaves enough for a submission afterwards.
    Allowance ordinary() {
        var room = ownCap();
        for (Kind kind : SPENT_BY_REPLIES) {
            room = room.atMost(ordinaryCap(kind), kind);
        }
        return room;
    }

    private long ordinaryCap(Kind kind) {
        var reserve = rules.reserve();
        long told = rules.hasPython() ? reserve.shownChars() : 0;
        long submission = reserve.submission();
        return switch (kind) {
            case TOKENS -> whole(kind, left -> (left - 2 * input - told - submission) / 2);
            case OUTPUT_TOKENS -> whole(kind, left -> left - submission);
            case USD -> {
                long longest = input + told + rules.model().outputCap();
                yield affordable(2 * input + told, longest, submission, true);
            }
            case TIME, MODEL_CALLS, TOOL_CALLS -> Long.MAX_VALUE;
        };
    }

    /// The allowance of the submission.
    Allowance submission() {
        var room = ownCap(context.likely);
        room = room.atMost(whole(Kind.TOKENS, left -> left - input), Kind.TOKENS);
        room = room.atMost(whole(Kind.OUTPUT_TOKENS, left -> left), Kind.OUTPUT_TOKENS);
        return room.atMost(affordable(input, input, 0, false), Kind.USD);
    }

    /// What the model itself can write. A full context counts as a limit on tokens that is used up.
    private Allowance ownCap() {
        return ownCap(context.most);
    }

    private Allowance ownCap(long sent) {
        var room = new Allowance(rules.model().outputCap(), null);
        return switch (rules.model().context()) {
            case ContextWindow.Limited(var tokens) -> room.atMost(tokens - sent, Kind.TOKENS);
            case ContextWindow.Unknown() -> room;
        };
    }

    /// The time for the next call or cell.
    Duration timeLeft() {
        return left(Kind.TIME)
                .map(left -> Duration.ofMillis(left.movePointRight(3).longValue()))
                .orElse(REPLY);
    }

    /// @param longest the longest input that one of the calls can have; the price can depend on it
    private long affordable(long inputTokens, long longest, long outputTokens, boolean sentAgain) {
        Optional<BigDecimal> left = left(Kind.USD);
        if (!(rules.model().pricing() instanceof Priced(var usual)) || left.isEmpty()) {
            return Long.MAX_VALUE;
        }
        Price price = usual.at(longest);
        BigDecimal fixed =
                price.mostInput()
                        .multiply(BigDecimal.valueOf(inputTokens))
                        .add(price.output().multiply(BigDecimal.valueOf(outputTokens)));
        BigDecimal perToken = sentAgain ? price.output().add(price.mostInput()) : price.output();
        if (perToken.signum() == 0) {
            return Long.MAX_VALUE;
        }
        return left.get()
                .multiply(MILLION)
                .subtract(fixed)
                .divide(perToken, 0, RoundingMode.FLOOR)
                .longValue();
    }

    private long whole(Kind kind, LongUnaryOperator room) {
        return left(kind).map(left -> room.applyAsLong(left.longValue())).orElse(Long.MAX_VALUE);
    }

    private boolean pastSoft(Kind kind) {
        return rules.limits()
                .soft(kind)
                .filter(soft -> used(kind).compareTo(soft) >= 0)
                .isPresent();
    }

    private Optional<BigDecimal> left(Kind kind) {
        return rules.limits().most(kind).map(most -> most.subtract(used(kind)));
    }

    private BigDecimal used(Kind kind) {
        return switch (kind) {
            case TOKENS -> BigDecimal.valueOf(spent.tokens());
            case OUTPUT_TOKENS -> BigDecimal.valueOf(spent.output());
            case USD -> Objects.requireNonNullElse(spent.usd(), BigDecimal.ZERO);
            case TIME -> BigDecimal.valueOf(spent.elapsed().toMillis(), 3);
            case MODEL_CALLS -> BigDecimal.valueOf(spent.modelCalls());
            case TOOL_CALLS -> BigDecimal.valueOf(spent.toolCalls());
        };
    }
}

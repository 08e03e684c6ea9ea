package dev.reckoner.journal;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Usage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// What an attempt has used so far.
///
/// @param modelCalls the number of replies, usable or not
/// @param lost the replies that were lost in transit; the tokens and the price include them
/// @param toolCalls the number of cells run; rejected calls and submissions do not count
/// @param input all input tokens, `cachedInput` included
/// @param output all output tokens, `reasoning` included
/// @param usd the price of all replies, that of a judge among them; null if the price of one of
///   them is not known, because a partial sum would look like the whole; replayed replies were paid
///   for when they were recorded
public record Totals(
        long modelCalls,
        Lost lost,
        long toolCalls,
        long input,
        long cachedInput,
        long output,
        long reasoning,
        @Nullable BigDecimal usd,
        Times times) {

    /// Replies that were lost in transit and can be billed. Each counts as its worst case.
    ///
    /// @param tokens all of the input, and all the output that was allowed
    /// @param usd null if the price of one of them is not known
    public record Lost(long replies, long tokens, @Nullable BigDecimal usd) {

        static final Lost NONE = new Lost(0, 0, BigDecimal.ZERO);
    }

    /// Where the time went. The program itself takes next to none.
    ///
    /// @param elapsed since the attempt began, all of it; the time between a stop and a resume is
    ///   not counted
    /// @param model spent on replies, failed tries and waits included; in the first reply also on
    ///   the start of the sandbox
    /// @param waiting the part of `model` in which calls waited before their requests
    /// @param tools spent in cells, those that were run again after a resume included
    public record Times(Duration elapsed, Duration model, Duration waiting, Duration tools) {

        static final Times NONE =
                new Times(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    public static final Totals NOTHING =
            new Totals(0, Lost.NONE, 0, 0, 0, 0, 0, BigDecimal.ZERO, Times.NONE);

    public static Totals of(List<Entry> entries) {
        var sum = new Sum(NOTHING);
        entries.forEach(sum::add);
        return sum.totals();
    }

    /// These totals plus `entry`, which must be the next entry of the same journal.
    public Totals plus(Entry entry) {
        var sum = new Sum(this);
        sum.add(entry);
        return sum.totals();
    }

    public long tokens() {
        return input + output;
    }

    /// The time since the attempt began.
    public Duration elapsed() {
        return times.elapsed();
    }

    /// Adds entries up in place, because a step of an attempt is decided on all of them. Times are
    /// nanoseconds.
    private static final class Sum {

        private long modelCalls;
        private long toolCalls;
        private long input;
        private long cachedInput;
        private long output;
        private long reasoning;
        private @Nullable BigDecimal usd;
        private Lost lost;
        private long elapsed;
        private long inReplies;
        private long waiting;
        private long inCells;

        Sum(Totals from) {
            modelCalls = from.modelCalls;
            toolCalls = from.toolCalls;
            input = from.input;
            cachedInput = from.cachedInput;
            output = from.output;
            reasoning = from.reasoning;
            usd = from.usd;
            lost = from.lost;
            elapsed = from.times.elapsed.toNanos();
            inReplies = from.times.model.toNanos();
            waiting = from.times.waiting.toNanos();
            inCells = from.times.tools.toNanos();
        }

        void add(Entry entry) {
            long step = entry.elapsed().toNanos() - elapsed;
            elapsed += step;
            switch (entry.event()) {
                case Event.Replied(var reply, var price) -> {
                    modelCalls++;
                    charge(reply.usage(), price);
                    inReplies += step;
                    waiting += Math.min(step, waited(reply.delivery()));
                }
                case Event.ReplyLost(_, var usage, var price) -> {
                    charge(usage, price);
                    lost =
                            new Lost(
                                    lost.replies + 1,
                                    lost.tokens + usage.total(),
                                    sum(lost.usd, price));
                    inReplies += step;
                }
                case Event.ReplyStored _, Event.ContextFull _ -> inReplies += step;
                case Event.CellRan _ -> {
                    toolCalls++;
                    inCells += step;
                }
                case Event.Rebuilt _ -> inCells += step;
                case Event.Graded(_, _, _, _, _, var judged) -> {
                    if (judged != null) {
                        charge(judged.usage(), judged.usd());
                    }
                }
                case Event.Prompted _,
                        Event.CallRejected _,
                        Event.ProgramMessage _,
                        Event.Resumed _,
                        Event.Submitted _,
                        Event.Ended _,
                        Event.Valued _ -> {}
            }
        }

        private void charge(Usage usage, @Nullable BigDecimal price) {
            input += usage.input();
            cachedInput += usage.cachedInput();
            output += usage.output();
            reasoning += usage.reasoning();
            usd = sum(usd, price);
        }

        private static long waited(Delivery delivery) {
            return delivery.waits().stream().mapToLong(wait -> wait.time().toNanos()).sum();
        }

        private static @Nullable BigDecimal sum(
                @Nullable BigDecimal all, @Nullable BigDecimal one) {
            return all == null || one == null ? null : all.add(one);
        }

        Totals totals() {
            return new Totals(
                    modelCalls,
                    lost,
                    toolCalls,
                    input,
                    cachedInput,
                    output,
                    reasoning,
                    usd,
                    new Times(
                            Duration.ofNanos(elapsed),
                            Duration.ofNanos(inReplies),
                            Duration.ofNanos(waiting),
                            Duration.ofNanos(inCells)));
        }
    }
}

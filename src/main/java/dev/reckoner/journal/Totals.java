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

        private Lost plus(Usage usage, @Nullable BigDecimal price) {
            return new Lost(replies + 1, tokens + usage.total(), sum(usd, price));
        }
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

        private Times at(Duration now) {
            return new Times(now, model, waiting, tools);
        }

        private Times replied(Duration now, Duration waited) {
            var step = now.minus(elapsed);
            var waits = waited.compareTo(step) < 0 ? waited : step;
            return new Times(now, model.plus(step), waiting.plus(waits), tools);
        }

        private Times ran(Duration now) {
            return new Times(now, model, waiting, tools.plus(now.minus(elapsed)));
        }
    }

    public static final Totals NOTHING =
            new Totals(0, Lost.NONE, 0, 0, 0, 0, 0, BigDecimal.ZERO, Times.NONE);

    public static Totals of(List<Entry> entries) {
        var spent = NOTHING;
        for (var entry : entries) {
            spent = spent.plus(entry);
        }
        return spent;
    }

    /// These totals plus `entry`, which must be the next entry of the same journal.
    public Totals plus(Entry entry) {
        var now = entry.elapsed();
        return switch (entry.event()) {
            case Event.Replied(var reply, var price) ->
                    charged(reply.usage(), price)
                            .counted(1, 0, times.replied(now, waited(reply.delivery())));
            case Event.ReplyLost(_, var usage, var price) ->
                    charged(usage, price)
                            .with(lost.plus(usage, price))
                            .counted(0, 0, times.replied(now, Duration.ZERO));
            case Event.ContextFull _ -> counted(0, 0, times.replied(now, Duration.ZERO));
            case Event.CellRan _ -> counted(0, 1, times.ran(now));
            case Event.Rebuilt _ -> counted(0, 0, times.ran(now));
            case Event.Prompted _,
                    Event.CallRejected _,
                    Event.ProgramMessage _,
                    Event.Resumed _,
                    Event.Submitted _,
                    Event.Ended _,
                    Event.Valued _ ->
                    counted(0, 0, times.at(now));
            case Event.Graded(_, _, _, _, _, var judged) ->
                    judged == null
                            ? counted(0, 0, times.at(now))
                            : charged(judged.usage(), judged.usd()).counted(0, 0, times.at(now));
        };
    }

    public long tokens() {
        return input + output;
    }

    /// The time since the attempt began.
    public Duration elapsed() {
        return times.elapsed();
    }

    private static Duration waited(Delivery delivery) {
        return delivery.waits().stream()
                .map(Delivery.Wait::time)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal all, @Nullable BigDecimal one) {
        return all == null || one == null ? null : all.add(one);
    }

    private Totals charged(Usage usage, @Nullable BigDecimal price) {
        return new Totals(
                modelCalls,
                lost,
                toolCalls,
                input + usage.input(),
                cachedInput + usage.cachedInput(),
                output + usage.output(),
                reasoning + usage.reasoning(),
                sum(usd, price),
                times);
    }

    private Totals with(Lost lost) {
        return new Totals(
                modelCalls, lost, toolCalls, input, cachedInput, output, reasoning, usd, times);
    }

    private Totals counted(int replies, int cells, Times times) {
        return new Totals(
                modelCalls + replies,
                lost,
                toolCalls + cells,
                input,
                cachedInput,
                output,
                reasoning,
                usd,
                times);
    }
}

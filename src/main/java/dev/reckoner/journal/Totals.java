package dev.reckoner.journal;

import dev.reckoner.conversation.Usage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// What an attempt has used so far.
///
/// @param modelCalls the number of replies, usable or not
/// @param lost the number of replies that were lost in transit and can be billed; the tokens and
///   the price include their worst case
/// @param toolCalls the number of cells run; rejected calls and submissions do not count
/// @param input all input tokens, `cachedInput` included
/// @param output all output tokens, `reasoning` included
/// @param usd the price of all replies, that of a judge among them; null if the price of one of
///   them is not known, because a partial sum would look like the whole; replayed replies were paid
///   for when they were recorded
/// @param elapsed the time since the attempt began, waits included; the time between a stop and a
///   resume is not counted
public record Totals(
        long modelCalls,
        long lost,
        long toolCalls,
        long input,
        long cachedInput,
        long output,
        long reasoning,
        @Nullable BigDecimal usd,
        Duration elapsed) {

    public static final Totals NOTHING =
            new Totals(0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, Duration.ZERO);

    public static Totals of(List<Entry> entries) {
        var spent = NOTHING;
        for (var entry : entries) {
            spent = spent.plus(entry);
        }
        return spent;
    }

    /// These totals plus `entry`, which must be the next entry of the same journal.
    public Totals plus(Entry entry) {
        return switch (entry.event()) {
            case Event.Replied(var reply, var price) ->
                    plus(1, 0, reply.usage(), price, entry.elapsed());
            case Event.ReplyLost(_, var usage, var price) ->
                    plus(0, 1, usage, price, entry.elapsed());
            case Event.CellRan _ -> at(entry.elapsed(), toolCalls + 1);
            case Event.Prompted _,
                    Event.ContextFull _,
                    Event.CallRejected _,
                    Event.ProgramMessage _,
                    Event.Resumed _,
                    Event.Rebuilt _,
                    Event.Submitted _,
                    Event.Ended _,
                    Event.Valued _ ->
                    at(entry.elapsed(), toolCalls);
            case Event.Graded(_, _, _, _, _, var judged) ->
                    judged == null
                            ? at(entry.elapsed(), toolCalls)
                            : plus(0, 0, judged.usage(), judged.usd(), entry.elapsed());
        };
    }

    public long tokens() {
        return input + output;
    }

    private Totals plus(
            int replies, int lostReplies, Usage usage, @Nullable BigDecimal price, Duration at) {
        return new Totals(
                modelCalls + replies,
                lost + lostReplies,
                toolCalls,
                input + usage.input(),
                cachedInput + usage.cachedInput(),
                output + usage.output(),
                reasoning + usage.reasoning(),
                usd == null || price == null ? null : usd.add(price),
                at);
    }

    private Totals at(Duration elapsed, long toolCalls) {
        return new Totals(
                modelCalls, lost, toolCalls, input, cachedInput, output, reasoning, usd, elapsed);
    }
}

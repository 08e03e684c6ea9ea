package dev.reckoner.journal;

import dev.reckoner.conversation.Usage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// What an attempt has used so far.
///
/// @param modelCalls replies, usable or not
/// @param lost replies that were lost on their way and may be billed; their worst case is part of
///   the tokens and of the price
/// @param toolCalls cells run; refused calls and submissions are none
/// @param input all of it, `cachedInput` included
/// @param output all of it, `reasoning` included
/// @param usd the price of all replies; null as soon as one of them has none, because a sum that
///   leaves it out would be read as the whole; of replayed replies it was paid when they were
///   recorded
/// @param elapsed since the attempt began, waiting included, time between a stop and a resume left
///   out
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

    /// This and what `entry`, the next one of the same journal, adds.
    public Totals plus(Entry entry) {
        return switch (entry.event()) {
            case Event.Replied(var reply, var price) ->
                    plus(1, 0, reply.usage(), price, entry.elapsed());
            case Event.ReplyLost(_, var usage, var price) ->
                    plus(0, 1, usage, price, entry.elapsed());
            case Event.CellRan _ -> at(entry.elapsed(), toolCalls + 1);
            case Event.Prompted _,
                    Event.CallRejected _,
                    Event.ProgramMessage _,
                    Event.Submitted _,
                    Event.Ended _ ->
                    at(entry.elapsed(), toolCalls);
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

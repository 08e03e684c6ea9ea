package dev.reckoner.agent;

import dev.reckoner.agent.exchange.InputEstimate;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.model.ContextWindow;
import dev.reckoner.model.ModelFacts;

import java.util.List;

/// What refused requests have shown of the length of the model's context.
///
/// A server that names no length has at least taken the last conversation that it replied to, so
/// that one counts as the length.
final class LearnedContext {

    /// After the first refusal there is room for a short submission at least.
    private static final long ROOM = 512;

    /// The rules with the context as far as it is known now.
    static Rules rules(List<Entry> entries, Rules rules) {
        var learned = rules;
        long taken = 0;
        for (var entry : entries) {
            if (entry.event() instanceof Event.Replied(var reply, _)) {
                taken = reply.usage().total();
            } else if (entry.event() instanceof Event.ContextFull(_, long tokens)) {
                learned = atMost(tokens > 0 ? tokens : taken, learned);
            }
        }
        return learned;
    }

    private static Rules atMost(long tokens, Rules rules) {
        ModelFacts model = rules.model();
        boolean shorter =
                tokens > 0 && model.context().known().filter(known -> known <= tokens).isEmpty();
        return shorter
                ? rules.with(
                        new ModelFacts(
                                model.pricing(),
                                new ContextWindow.Limited(tokens),
                                model.outputCap()))
                : rules;
    }

    /// The estimate of the next input. A request that the server takes is not longer than the
    /// context, so after a refusal, which shortens the conversation, this bounds the estimate.
    /// After the second there is room for the shortest submission, and after the third for nothing.
    static long input(List<Entry> entries, Rules learned) {
        long estimate = InputEstimate.next(entries, learned.tools());
        int refusals = refusals(entries);
        if (!(learned.model().context() instanceof ContextWindow.Limited(long most))) {
            return estimate;
        }
        return switch (refusals) {
            case 0 -> estimate;
            case 1 -> Math.min(estimate, Math.max(0, most - ROOM));
            case 2 -> Math.max(0, most - Budget.SUBMISSION_MIN);
            default -> Math.max(estimate, most);
        };
    }

    /// How many requests have been refused since the last reply.
    static int refusals(List<Entry> entries) {
        int refusals = 0;
        for (var entry : entries.reversed()) {
            if (entry.event() instanceof Event.Replied) {
                break;
            }
            refusals += entry.event() instanceof Event.ContextFull ? 1 : 0;
        }
        return refusals;
    }

    private LearnedContext() {}
}

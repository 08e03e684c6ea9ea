package dev.reckoner.agent;

import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;

import java.util.List;

/// A reply and the events after it.
///
/// @param forced whether only a submission is accepted, as the model was told
/// @param results the results of its first calls, in order
record Turn(Reply reply, boolean forced, List<Event> results) {

    static Turn last(List<Entry> entries) {
        for (int i = entries.size() - 1; i > 0; i--) {
            if (entries.get(i).event() instanceof Event.Replied(Reply reply, _)) {
                boolean forced = isForced(entries.subList(0, i));
                return new Turn(
                        reply,
                        forced,
                        entries.subList(i + 1, entries.size()).stream().map(Entry::event).toList());
            }
        }
        throw new IllegalStateException("no reply among " + entries.size() + " entries");
    }

    /// Whether the next reply must be the submission: the model has been told so, and no reply to
    /// that message has arrived.
    static boolean isForced(List<Entry> entries) {
        int last = entries.size() - 1;
        while (last > 0 && leavesTheRequest(entries.get(last).event())) {
            last--;
        }
        return entries.get(last).event() instanceof Event.ProgramMessage told
                && told.reason() == Reason.SUBMIT_NOW;
    }

    private static boolean leavesTheRequest(Event event) {
        return event instanceof Event.ReplyLost || event instanceof Event.ContextFull;
    }

    /// Whether the reply ended in this call because of its length limit.
    boolean isCutIn(ToolCall call) {
        return reply.finish() == Reply.Finish.LENGTH && reply.calls().getLast().equals(call);
    }

    boolean hasFencedCode() {
        return reply.calls().stream().anyMatch(ReadCall::hasFencedCode);
    }

    List<ToolCall> unanswered() {
        return reply.calls().subList(results.size(), reply.calls().size());
    }
}

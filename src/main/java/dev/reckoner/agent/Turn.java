package dev.reckoner.agent;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.journal.Item.ToolCall;
import dev.reckoner.journal.Reply;

import java.util.List;

/// A reply and what has followed it.
///
/// @param forced whether the model was told that only a submission is accepted
/// @param results of its first calls, in order
record Turn(Reply reply, boolean forced, List<Event> results) {

    static Turn last(List<Entry> entries) {
        for (int i = entries.size() - 1; i > 0; i--) {
            if (entries.get(i).event() instanceof Event.Replied(Reply reply, _)) {
                boolean forced =
                        entries.get(i - 1).event() instanceof Event.Told told
                                && told.reason() == Reason.SUBMIT_NOW;
                return new Turn(
                        reply,
                        forced,
                        entries.subList(i + 1, entries.size()).stream().map(Entry::event).toList());
            }
        }
        throw new IllegalStateException("no reply among " + entries.size() + " entries");
    }

    List<ToolCall> unanswered() {
        return reply.calls().subList(results.size(), reply.calls().size());
    }
}

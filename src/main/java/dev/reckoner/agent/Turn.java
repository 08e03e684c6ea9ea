package dev.reckoner.agent;

import dev.reckoner.agent.exchange.TextProtocol;
import dev.reckoner.answer.ReadAnswer;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;

import java.util.List;

/// A reply and the events after it.
///
/// @param calls the calls of the reply, those in its text included
/// @param forced whether only a submission is accepted, as the model was told
/// @param results the results of its first calls, in order
record Turn(Reply reply, List<ToolCall> calls, boolean forced, List<Event> results) {

    static Turn last(List<Entry> entries, Rules rules) {
        for (int i = entries.size() - 1; i > 0; i--) {
            if (entries.get(i).event() instanceof Event.Replied(Reply reply, _)) {
                var before = entries.subList(0, i);
                boolean forced = isForced(before);
                return new Turn(
                        reply,
                        calls(reply, entries.get(i).seq(), Calling.of(before, rules), forced),
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

    /// In a text, an answer counts only without code, unless the submission is forced: the model
    /// has not seen what its code shows.
    private static List<ToolCall> calls(Reply reply, long entry, Calling calling, boolean forced) {
        return switch (calling) {
            case TOOLS, NONE -> reply.calls();
            case TEXT ->
                    forced && ReadAnswer.boxed(reply.text()).isPresent()
                            ? List.of()
                            : TextProtocol.cells(reply, entry);
            case BLOCKS -> TextProtocol.blocks(reply, entry);
            case FINAL_BLOCK -> TextProtocol.finalBlocks(reply, entry);
        };
    }

    private static boolean leavesTheRequest(Event event) {
        return event instanceof Event.ReplyStored
                || event instanceof Event.ReplyLost
                || event instanceof Event.ContextFull;
    }

    /// Whether the reply ended in this call because of its length limit.
    boolean isCutIn(ToolCall call) {
        return reply.finish() == Reply.Finish.LENGTH && calls.getLast().equals(call);
    }

    boolean hasFencedCode() {
        return reply.calls().stream().anyMatch(ReadCall::hasFencedCode);
    }

    List<ToolCall> unanswered() {
        return calls.subList(results.size(), calls.size());
    }
}

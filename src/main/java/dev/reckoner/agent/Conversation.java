package dev.reckoner.agent;

import dev.reckoner.agent.exchange.ShortenedOutputs;
import dev.reckoner.agent.exchange.TextProtocol;
import dev.reckoner.agent.setup.Coaching;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.tool.Tools;

import java.util.ArrayList;
import java.util.List;

/// Makes the conversation with the model from the journal.
///
/// What the program says after a tool result stands at the end of that result, except in published
/// setups, and what it says after its own message at the end of that message: many servers refuse a
/// user message after a tool result, or two in a row.
final class Conversation {

    /// @param coaching whether a message of the program is one of its own
    static List<Message> of(List<Entry> entries, Calling calling, Coaching coaching) {
        var messages = new ArrayList<Message>();
        var outputs = ShortenedOutputs.in(entries);
        for (int i = 0; i < entries.size(); i++) {
            switch (entries.get(i).event()) {
                case Event.Prompted(_, String prompt, _) -> messages.add(new Message.User(prompt));
                case Event.Replied(var reply, _) ->
                        messages.add(
                                new Message.Assistant(calling.isInText() ? asText(reply) : reply));
                case Event.CellRan ran -> {
                    String shown = outputs.shown(i, ran.told());
                    if (calling.isInText()) {
                        say(TextProtocol.output(shown), messages);
                    } else {
                        messages.add(new Message.ToolResult(ran.call(), Tools.PYTHON, shown));
                    }
                }
                case Event.CallRejected(String call, String tool, String told) -> {
                    if (calling.isInText()) {
                        say(told, messages);
                    } else {
                        messages.add(new Message.ToolResult(call, tool, told));
                    }
                }
                case Event.ProgramMessage(_, String text) -> {
                    if (coaching == Coaching.FULL) {
                        say(text, messages);
                    } else {
                        sayApart(text, messages);
                    }
                }
                case Event.ContextFull _,
                        Event.ReplyStored _,
                        Event.ReplyLost _,
                        Event.Resumed _,
                        Event.Rebuilt _,
                        Event.Submitted _,
                        Event.Ended _,
                        Event.Valued _,
                        Event.Graded _ -> {}
            }
        }
        return messages;
    }

    /// A reply with its function calls written as text: a request without tools cannot contain
    /// them.
    private static Reply asText(Reply reply) {
        if (reply.calls().isEmpty()) {
            return reply;
        }
        var items = new ArrayList<Item>();
        for (Item item : reply.items()) {
            items.add(
                    item instanceof Item.ToolCall call
                            ? new Item.Text(TextProtocol.written(call))
                            : item);
        }
        return new Reply(
                reply.id(), reply.model(), items, reply.finish(), reply.usage(), reply.delivery());
    }

    private static void say(String text, List<Message> messages) {
        switch (messages.getLast()) {
            case Message.ToolResult(var call, var tool, var result) ->
                    messages.set(
                            messages.size() - 1,
                            new Message.ToolResult(call, tool, joined(result, text)));
            case Message.User(var earlier) ->
                    messages.set(messages.size() - 1, new Message.User(joined(earlier, text)));
            case Message.Assistant _ -> messages.add(new Message.User(text));
        }
    }

    private static void sayApart(String text, List<Message> messages) {
        if (messages.getLast() instanceof Message.ToolResult) {
            messages.add(new Message.User(text));
        } else {
            say(text, messages);
        }
    }

    private static String joined(String earlier, String text) {
        return earlier.isBlank() ? text : earlier + "\n\n" + text;
    }

    private Conversation() {}
}

package dev.reckoner.agent;

import dev.reckoner.conversation.Message;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.tool.Tools;

import java.util.ArrayList;
import java.util.List;

/// Makes the conversation with the model from the journal.
///
/// What the program says after a tool result stands at the end of that result, and what it says
/// after its own message at the end of that message: many servers refuse a user message after a
/// tool result, or two in a row.
final class Conversation {

    static List<Message> of(List<Entry> entries) {
        var messages = new ArrayList<Message>();
        for (var entry : entries) {
            switch (entry.event()) {
                case Event.Prompted(_, String prompt, _) -> messages.add(new Message.User(prompt));
                case Event.Replied(var reply, _) -> messages.add(new Message.Assistant(reply));
                case Event.CellRan ran ->
                        messages.add(new Message.ToolResult(ran.call(), Tools.PYTHON, ran.told()));
                case Event.CallRejected(String call, String tool, String told) ->
                        messages.add(new Message.ToolResult(call, tool, told));
                case Event.ProgramMessage(_, String text) -> say(text, messages);
                case Event.ReplyLost _, Event.Submitted _, Event.Ended _ -> {}
            }
        }
        return messages;
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

    private static String joined(String earlier, String text) {
        return earlier.isBlank() ? text : earlier + "\n\n" + text;
    }

    private Conversation() {}
}

package dev.reckoner.agent;

import dev.reckoner.conversation.Message;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.tool.Tools;

import java.util.ArrayList;
import java.util.List;

/// Makes the conversation with the model from the journal.
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
                case Event.ProgramMessage(_, String text) -> messages.add(new Message.User(text));
                case Event.ReplyLost _, Event.Submitted _, Event.Ended _ -> {}
            }
        }
        return messages;
    }

    private Conversation() {}
}

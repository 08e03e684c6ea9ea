package dev.reckoner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.agent.setup.Coaching;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where the words of the program stand among the messages.
class ConversationTest {

    private static final Event PROMPTED = new Event.Prompted(1, "Add.", List.of());
    private static final Reply CALLS =
            reply(
                    new Item.ToolCall("a", "python", "{}"),
                    new Item.ToolCall("b", "functions.x", "{}"));

    private static Reply reply(Item... items) {
        return new Reply(null, "m", List.of(items), Reply.Finish.STOP, Usage.NONE, Delivery.NONE);
    }

    private static Event replied(Reply reply) {
        return new Event.Replied(reply, null);
    }

    private static Event told(String text) {
        return new Event.ProgramMessage(Reason.STATUS, text);
    }

    private static List<Message> conversation(Event... events) {
        var entries = new ArrayList<Entry>();
        for (Event event : events) {
            entries.add(new Entry(entries.size(), Instant.EPOCH, Duration.ZERO, event));
        }
        return Conversation.of(entries, Calling.TOOLS, Coaching.FULL);
    }

    @Test
    void theBudgetIsAtTheEndOfTheLastToolResult() {
        assertThat(
                        conversation(
                                PROMPTED,
                                replied(CALLS),
                                new Event.CallRejected("a", "python", "No."),
                                new Event.CallRejected("b", "functions.x", "No tool."),
                                told("Used so far: 5 tokens.")))
                .containsExactly(
                        new Message.User("Add."),
                        new Message.Assistant(CALLS),
                        new Message.ToolResult("a", "python", "No."),
                        new Message.ToolResult(
                                "b", "functions.x", "No tool.\n\nUsed so far: 5 tokens."));
    }

    @Test
    void aResultWithoutTextIsTheBudgetAlone() {
        assertThat(
                        conversation(
                                PROMPTED,
                                replied(CALLS),
                                new Event.CallRejected("a", "python", ""),
                                told("Used.")))
                .endsWith(new Message.ToolResult("a", "python", "Used."));
    }

    @Test
    void twoMessagesOfTheProgramInARowAreOne() {
        assertThat(conversation(PROMPTED, told("Submit now.")))
                .containsExactly(new Message.User("Add.\n\nSubmit now."));
    }

    @Test
    void whatFollowsALostReplyIsAtTheEndOfTheSameResult() {
        assertThat(
                        conversation(
                                PROMPTED,
                                replied(CALLS),
                                new Event.CallRejected("a", "python", "No."),
                                told("Used."),
                                new Event.ReplyLost("cut", Usage.NONE, null),
                                told("Submit now.")))
                .endsWith(new Message.ToolResult("a", "python", "No.\n\nUsed.\n\nSubmit now."));
    }

    @Test
    void afterAReplyWithoutCallsTheProgramHasAMessageOfItsOwn() {
        var text = reply(new Item.Text("42"));

        assertThat(conversation(PROMPTED, replied(text), told("Call a tool.")))
                .containsExactly(
                        new Message.User("Add."),
                        new Message.Assistant(text),
                        new Message.User("Call a tool."));
    }
}

package dev.reckoner.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.sandbox.Outcome;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// A fact about one attempt. We expect to add kinds: switches over `Event` name every case and have
/// no `default`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Event.Prompted.class, name = "asked"),
    @Type(value = Event.Replied.class, name = "replied"),
    @Type(value = Event.ReplyLost.class, name = "lost"),
    @Type(value = Event.CellRan.class, name = "ran"),
    @Type(value = Event.CallRejected.class, name = "refused"),
    @Type(value = Event.ProgramMessage.class, name = "told"),
    @Type(value = Event.Submitted.class, name = "submitted"),
    @Type(value = Event.Ended.class, name = "ended")
})
public sealed interface Event {

    /// The first event: what the model was given.
    ///
    /// @param schema the version of this vocabulary that the journal is written in
    record Prompted(int schema, String prompt, List<ToolText> tools) implements Event {
        public static final int SCHEMA = 1;

        public Prompted {
            tools = List.copyOf(tools);
        }
    }

    /// A tool as the model was told of it.
    record ToolText(String name, String description) {}

    /// A reply of the model, charged whether or not anything can be made of it.
    ///
    /// @param usd its price, for a replayed one what it was; null where none is known
    record Replied(Reply reply, @Nullable BigDecimal usd) implements Event {}

    /// A reply was lost on its way. It may be billed all the same, so its worst case counts as
    /// spent.
    ///
    /// @param why in words for a person
    /// @param usage all the input that was sent, and all the output that was allowed
    /// @param usd the price of `usage`; null where none is known
    record ReplyLost(String why, Usage usage, @Nullable BigDecimal usd) implements Event {}

    /// A cell was run.
    ///
    /// @param call the id of the tool call it answers
    /// @param told what the model was told of it
    /// @param cut characters of the output that the model was not shown
    record CellRan(String call, String code, Outcome outcome, String told, long cut)
            implements Event {}

    /// A tool call that could not be carried out: unknown tool, arguments that are not JSON,
    /// nothing to run.
    record CallRejected(String call, String tool, String told) implements Event {}

    /// A message the program put in.
    record ProgramMessage(Reason reason, String text) implements Event {}

    /// Why the program spoke.
    enum Reason {
        /// The budget used so far.
        STATUS,
        /// The reply had no usable call.
        REMINDER,
        /// The next reply has to be the submission.
        SUBMIT_NOW;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param call the id of the tool call; null where the answer was read from text
    record Submitted(@Nullable String call, String answer) implements Event {}

    record Ended(End end) implements Event {}
}

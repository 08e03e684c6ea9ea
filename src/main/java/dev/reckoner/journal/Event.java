package dev.reckoner.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.task.Limits;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Something that happened in an attempt. More kinds are expected, so a `switch` over `Event` names
/// every case and has no `default`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Event.Prompted.class, name = "asked"),
    @Type(value = Event.ReplyStored.class, name = "stored"),
    @Type(value = Event.Replied.class, name = "replied"),
    @Type(value = Event.ReplyLost.class, name = "lost"),
    @Type(value = Event.ContextFull.class, name = "context_full"),
    @Type(value = Event.CellRan.class, name = "ran"),
    @Type(value = Event.CallRejected.class, name = "refused"),
    @Type(value = Event.ProgramMessage.class, name = "told"),
    @Type(value = Event.Resumed.class, name = "resumed"),
    @Type(value = Event.Rebuilt.class, name = "rebuilt"),
    @Type(value = Event.Submitted.class, name = "submitted"),
    @Type(value = Event.Ended.class, name = "ended"),
    @Type(value = Event.Valued.class, name = "valued"),
    @Type(value = Event.Graded.class, name = "graded")
})
public sealed interface Event {

    /// The first event: what the model was given.
    ///
    /// @param schema the version of the journal's format
    record Prompted(int schema, String prompt, List<ToolText> tools) implements Event {
        public static final int SCHEMA = 1;

        public Prompted {
            tools = List.copyOf(tools);
        }
    }

    /// A tool as it was described to the model.
    record ToolText(String name, String description) {}

    /// The server has begun a reply that it stores. If the process ends before the reply has
    /// arrived, a resume fetches it.
    ///
    /// @param id the server's name of the reply
    record ReplyStored(String id) implements Event {}

    /// The model replied. The reply is charged even if it is not usable.
    ///
    /// @param usd the price; for a replayed reply, the price of the recorded one; null if it is not
    ///   known
    record Replied(Reply reply, @Nullable BigDecimal usd) implements Event {}

    /// A reply was lost in transit. The provider can still bill it, so its worst case counts as
    /// spent.
    ///
    /// @param why the reason, in words for a person
    /// @param usage the estimated input, and all the output that was allowed
    /// @param usd the price of `usage`; null if it is not known
    record ReplyLost(String why, Usage usage, @Nullable BigDecimal usd) implements Event {}

    /// The server refused a request because it is longer than the model's context. Nothing is
    /// charged. The outputs of cells before it are shortened in later requests.
    ///
    /// @param why the reason, in words for a person
    /// @param tokens the length of the context, if the server named it; otherwise 0
    record ContextFull(String why, long tokens) implements Event {}

    /// A cell was run.
    ///
    /// @param call the id of the tool call
    /// @param told the result as the model was shown it
    /// @param cut how many characters of the output the model was not shown
    record CellRan(String call, String code, Outcome outcome, String told, long cut)
            implements Event {}

    /// A tool call that could not be carried out: unknown tool, arguments that are not JSON,
    /// nothing to run.
    record CallRejected(String call, String tool, String told) implements Event {}

    /// The program wrote a message to the model. After a tool result it is sent at the end of that
    /// result.
    record ProgramMessage(Reason reason, String text) implements Event {}

    /// Why the program wrote a message.
    enum Reason {
        /// The budget used so far.
        STATUS,
        /// The reply had no usable call, or in a published setup its cell showed nothing.
        REMINDER,
        /// Outputs that the model has seen are shown shortened from now on, because the
        /// conversation nears the end of the model's context.
        SHORTENED,
        /// From now on calls are read from the text of the replies.
        TEXT_CALLS,
        /// The next reply must be the submission.
        SUBMIT_NOW;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Another process goes on with the attempt, after it was cut off or ended without an answer.
    /// An end before this event does not count any more.
    ///
    /// @param program the version of Reckoner
    /// @param limits the limits that are replaced from here on; the others stay
    /// @param lost what of the journal could not be read, in words for a person; null if nothing
    record Resumed(String program, Limits limits, @Nullable String lost) implements Event {}

    /// The cells that had made the variables of the session were run again, in another process.
    ///
    /// @param cells how many were run
    /// @param drift the cells that did not show again what they had shown, in order
    record Rebuilt(int cells, List<Drift> drift) implements Event {
        public Rebuilt {
            drift = List.copyOf(drift);
        }
    }

    /// A cell that showed something else when it was run again.
    ///
    /// @param cell its number among all cells of the attempt, from 1
    /// @param recorded what it had shown, around the first difference, quoted; or how it had ended
    /// @param now the same of this time
    record Drift(int cell, String recorded, String now) {}

    /// @param call the id of the tool call; null if the answer was read from text
    record Submitted(@Nullable String call, String answer) implements Event {}

    record Ended(End end) implements Event {}

    /// The program that was submitted was run, after the end of the attempt. The model is told
    /// nothing of it.
    ///
    /// @param value what `answer()` returned, as a person reads it; null if it returned no value
    /// @param because what came of it, in words for a person
    record Valued(@Nullable String value, String because) implements Event {}

    /// The answer was compared with the expected one, after the end of the attempt. The model is
    /// told neither.
    ///
    /// @param gold the expected answer, or `verify(a)` where a program has verified it
    /// @param kind the kind of answer that was asked for: `any`, `integer`, `Python int`, …
    /// @param verdict `correct`, `wrong`, `unparsed` or `undecided`
    /// @param rule the name of the rule that decided
    /// @param because why, in words for a person
    /// @param judged what a model took that was asked where the rules could not tell; null if none
    ///   replied
    record Graded(
            String gold,
            String kind,
            String verdict,
            String rule,
            String because,
            @Nullable Judged judged)
            implements Event {

        /// What stands in the place of the expected answer where a program has verified it.
        public static final String VERIFIER = "verify(a)";

        /// Whether a program has verified it.
        @JsonIgnore
        public boolean isVerified() {
            return gold.equals(VERIFIER);
        }
    }

    /// The reply of a model that judged an answer.
    ///
    /// @param usd its price; null if it is not known
    record Judged(String model, Usage usage, @Nullable BigDecimal usd) {}
}

package dev.reckoner.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.reckoner.Effort;
import dev.reckoner.model.ResponsesRequest.Carry;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// How a model is spoken to: all that one of our clients needs besides the [Line].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "api")
@JsonSubTypes({
    @Type(value = Manner.Chat.class, name = "chat"),
    @Type(value = Manner.Items.class, name = "responses")
})
sealed interface Manner {

    Protocol protocol();

    /// What is asked for; null where it is left to the model.
    @Nullable Effort effort();

    /// The same with another effort.
    Manner with(Effort effort);

    Client over(Line line);

    /// Over Chat Completions.
    record Chat(@Nullable Effort effort, Dialect dialect) implements Manner {

        public Chat {
            Objects.requireNonNull(dialect, "the manner has no 'dialect'");
        }

        @Override
        public Protocol protocol() {
            return ChatProtocol.INSTANCE;
        }

        @Override
        public Manner with(Effort effort) {
            return new Chat(effort, dialect);
        }

        @Override
        public Client over(Line line) {
            return new ChatCompletions(line, effort, dialect);
        }
    }

    /// Over the Responses API.
    record Items(@Nullable Effort effort, Carry carry) implements Manner {

        public Items {
            Objects.requireNonNull(carry, "the manner has no 'carry'");
        }

        @Override
        public Protocol protocol() {
            return ResponsesProtocol.INSTANCE;
        }

        @Override
        public Manner with(Effort effort) {
            return new Items(effort, carry);
        }

        @Override
        public Client over(Line line) {
            return new Responses(line, effort, carry);
        }
    }
}

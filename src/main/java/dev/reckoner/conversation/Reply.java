package dev.reckoner.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.reckoner.conversation.Item.ToolCall;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One reply of a model.
///
/// @param id the provider's id of the response; null if it sent none
/// @param model the model that replied, according to the provider
/// @param items all parts of the reply, in order
/// @param delivery how it was delivered; in JSON its fields are part of the reply's object
public record Reply(
        @Nullable String id,
        String model,
        List<Item> items,
        Finish finish,
        Usage usage,
        @JsonUnwrapped Delivery delivery) {

    /// Why the model stopped.
    public enum Finish {
        STOP,
        TOOL_CALLS,
        /// The output cap was reached; reasoning alone can reach it.
        LENGTH,
        CONTENT_FILTER,
        OTHER;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Reply {
        items = List.copyOf(items);
    }

    public List<ToolCall> calls() {
        return items.stream().filter(ToolCall.class::isInstance).map(ToolCall.class::cast).toList();
    }

    /// The text items, joined by blank lines; empty if there are none.
    public String text() {
        return items.stream()
                .filter(Item.Text.class::isInstance)
                .map(item -> ((Item.Text) item).text())
                .collect(Collectors.joining("\n\n"));
    }
}

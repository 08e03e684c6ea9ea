package dev.reckoner.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.jspecify.annotations.Nullable;

/// A part of a reply.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "item")
@JsonSubTypes({
    @Type(value = Item.Text.class, name = "text"),
    @Type(value = Item.Reasoning.class, name = "reasoning"),
    @Type(value = Item.ToolCall.class, name = "tool_call")
})
public sealed interface Item {

    record Text(String text) implements Item {}

    /// @param summary what the model lets us see of its reasoning, perhaps nothing
    /// @param encrypted the provider's opaque form of it, to be sent back unread; null where there
    ///   is none
    record Reasoning(String summary, @Nullable String encrypted) implements Item {}

    /// @param id the provider's, repeated in the result
    /// @param arguments as the model wrote them, perhaps not JSON
    record ToolCall(String id, String tool, String arguments) implements Item {}
}

package dev.reckoner.conversation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.jspecify.annotations.Nullable;

/// A part of a reply.
///
/// Fields of the provider that this program does not use, such as ids, encrypted reasoning and
/// signatures, are kept as `opaque`, a JSON object that is sent back unchanged.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "item")
@JsonSubTypes({
    @Type(value = Item.Text.class, name = "text"),
    @Type(value = Item.Reasoning.class, name = "reasoning"),
    @Type(value = Item.ToolCall.class, name = "tool_call"),
    @Type(value = Item.Other.class, name = "other")
})
public sealed interface Item {

    record Text(String text, @Nullable String opaque) implements Item {
        public Text(String text) {
            this(text, null);
        }
    }

    /// @param summary the visible part of the reasoning; it can be empty
    record Reasoning(String summary, @JsonAlias("encrypted") @Nullable String opaque)
            implements Item {}

    /// @param id the provider's id, repeated in the result
    /// @param arguments the arguments as the model wrote them; they can be invalid JSON
    record ToolCall(String id, String tool, String arguments, @Nullable String opaque)
            implements Item {
        public ToolCall(String id, String tool, String arguments) {
            this(id, tool, arguments, null);
        }
    }

    /// A part of an unknown kind, kept in its place.
    ///
    /// @param kind the provider's word for it
    record Other(String kind, String opaque) implements Item {}
}

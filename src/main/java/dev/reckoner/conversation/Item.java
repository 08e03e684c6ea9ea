package dev.reckoner.conversation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.jspecify.annotations.Nullable;

/// A part of a reply.
///
/// What a provider sends with a part beyond what is understood here is kept as `opaque`, a JSON
/// object that goes back to it unread: ids, encrypted reasoning, signatures.
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

    /// @param summary what the model lets us see of its reasoning, perhaps nothing
    record Reasoning(String summary, @JsonAlias("encrypted") @Nullable String opaque)
            implements Item {}

    /// @param id the provider's, repeated in the result
    /// @param arguments as the model wrote them, perhaps not JSON
    record ToolCall(String id, String tool, String arguments, @Nullable String opaque)
            implements Item {
        public ToolCall(String id, String tool, String arguments) {
            this(id, tool, arguments, null);
        }
    }

    /// Something of a kind not known here, kept in its place.
    ///
    /// @param kind the provider's word for it
    record Other(String kind, String opaque) implements Item {}
}

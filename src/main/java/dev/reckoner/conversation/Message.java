package dev.reckoner.conversation;

/// A turn of a conversation. Closed for ever.
public sealed interface Message {

    record User(String text) implements Message {}

    record Assistant(Reply reply) implements Message {}

    /// @param call the id of the call it answers
    record ToolResult(String call, String tool, String text) implements Message {}
}

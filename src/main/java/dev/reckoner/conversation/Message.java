package dev.reckoner.conversation;

/// One message of a conversation. No kind will be added.
public sealed interface Message {

    record User(String text) implements Message {}

    record Assistant(Reply reply) implements Message {}

    /// @param call the id of the tool call
    record ToolResult(String call, String tool, String text) implements Message {}
}

package dev.reckoner.model;

import dev.reckoner.conversation.Message;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// What a model is asked.
///
/// @param tools what it may call; empty for text only
/// @param forced the tool it must call; null where it chooses
/// @param outputCap tokens it may write, reasoning included
/// @param within time it has, retries included
public record Request(
        List<Message> conversation,
        List<Tool> tools,
        @Nullable String forced,
        long outputCap,
        Duration within) {

    public Request {
        conversation = List.copyOf(conversation);
        tools = List.copyOf(tools);
    }

    /// The forced tool alone, else all: for providers that can require a call but not name its
    /// tool.
    public List<Tool> offered() {
        return forced == null
                ? tools
                : tools.stream().filter(tool -> tool.name().equals(forced)).toList();
    }
}

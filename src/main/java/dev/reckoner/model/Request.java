package dev.reckoner.model;

import dev.reckoner.conversation.Message;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// One request to a model.
///
/// @param tools the tools the model can call; empty for a reply in text only
/// @param forced the tool the model must call; null if the model chooses
/// @param outputCap the most tokens the model can write, reasoning included
/// @param within the time for the reply, retries included
/// @param attempt a name of the attempt that is its own; null if there is none. The same request of
///   the same attempt is sent with the same `Idempotency-Key`, by which a server can recognize it
/// @param stored the id of the reply, if another process has made the same request and the server
///   stores the reply, see [Listener#stored]; otherwise null. The reply is fetched, and the request
///   is made again only if the server does not have it
public record Request(
        List<Message> conversation,
        List<Tool> tools,
        @Nullable String forced,
        long outputCap,
        Duration within,
        @Nullable String attempt,
        @Nullable String stored) {

    /// A request of no attempt.
    public Request(
            List<Message> conversation,
            List<Tool> tools,
            @Nullable String forced,
            long outputCap,
            Duration within) {
        this(conversation, tools, forced, outputCap, within, null, null);
    }

    public Request {
        conversation = List.copyOf(conversation);
        tools = List.copyOf(tools);
    }

    /// The forced tool alone, or all tools if none is forced. It is for providers that can require
    /// a tool call but not a particular tool.
    public List<Tool> offered() {
        return forced == null
                ? tools
                : tools.stream().filter(tool -> tool.name().equals(forced)).toList();
    }
}

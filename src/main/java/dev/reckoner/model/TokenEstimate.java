package dev.reckoner.model;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.tool.Tool;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Estimates tokens from the text, for servers that report no usage. It counts one token for three
/// bytes and a few for each message, which is more than tokenizers produce for mathematics and
/// code.
public final class TokenEstimate {

    private static final int BYTES_PER_TOKEN = 3;
    private static final int MESSAGE_OVERHEAD = 8;

    private static final long USUAL_OUTPUT = 4_096;

    /// The tokens one call is expected to use of a rate limit: its input and a reply of usual
    /// length.
    public static long call(Request request) {
        return input(request.conversation(), request.tools())
                + Math.min(USUAL_OUTPUT, request.outputCap());
    }

    static long input(List<Message> conversation, List<Tool> tools) {
        long tokens = 0;
        for (Message message : conversation) {
            tokens += MESSAGE_OVERHEAD + of(message);
        }
        for (Tool tool : tools) {
            tokens +=
                    MESSAGE_OVERHEAD
                            + of(tool.name() + tool.description())
                            + of(tool.parameters().toString());
        }
        return tokens;
    }

    /// The tokens that a model wrote for these items.
    public static long output(List<Item> items) {
        return items.stream().mapToLong(TokenEstimate::of).sum();
    }

    private static long of(Message message) {
        return switch (message) {
            case Message.User(var text) -> of(text);
            case Message.Assistant(var reply) -> output(reply.items());
            case Message.ToolResult(_, _, var text) -> of(text);
        };
    }

    private static long of(Item item) {
        return switch (item) {
            case Item.Text(var text, _) -> of(text);
            case Item.Reasoning(var summary, _) -> of(summary);
            case Item.ToolCall(_, var tool, var arguments, _) ->
                    MESSAGE_OVERHEAD + of(tool) + of(arguments);
            case Item.Other(_, var opaque) -> of(opaque);
        };
    }

    private static long of(String text) {
        return Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, BYTES_PER_TOKEN);
    }

    private TokenEstimate() {}
}

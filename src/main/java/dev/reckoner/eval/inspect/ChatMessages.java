package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The conversation of an attempt in Inspect's form, as it grows. Whatever the program says is a
/// message of its own, and a result is in full also where the model was later shown less of it.
final class ChatMessages {

    private final String job;
    private final List<ObjectNode> messages = new ArrayList<>();

    /// The tool calls of the newest reply, by id. In a reply that wrote them as text there is none.
    private final Map<String, ObjectNode> calls = new HashMap<>();

    /// @param job what the ids of messages begin with
    ChatMessages(String job) {
        this.job = job;
    }

    private ObjectNode message(String role) {
        var message =
                LogJson.object().put("id", job + "-" + (messages.size() + 1)).put("role", role);
        messages.add(message);
        return message;
    }

    void user(String text, @Nullable String reason) {
        var message = message("user").put("content", text).put("source", "input");
        if (reason != null) {
            message.putObject("metadata").put("reason", reason);
        }
    }

    ObjectNode assistant(Reply reply) {
        var message = message("assistant");
        var content = message.putArray("content");
        for (Item item : reply.items()) {
            switch (item) {
                case Item.Text(String text, _) ->
                        content.addObject().put("type", "text").put("text", text);
                case Item.Reasoning(String summary, _) -> {
                    if (!summary.isBlank()) {
                        content.addObject().put("type", "reasoning").put("reasoning", summary);
                    }
                }
                case Item.ToolCall _, Item.Other _ -> {}
            }
        }
        message.put("source", "generate").put("model", reply.model());
        calls.clear();
        if (!reply.calls().isEmpty()) {
            var all = message.putArray("tool_calls");
            reply.calls().forEach(call -> all.add(call(call)));
        }
        return message;
    }

    private ObjectNode call(Item.ToolCall call) {
        var node = LogJson.object().put("id", call.id()).put("function", call.tool());
        var arguments = arguments(call.arguments());
        if (arguments == null) {
            node.putObject("arguments");
            node.put("parse_error", "no JSON object: " + call.arguments());
        } else {
            node.set("arguments", arguments);
        }
        calls.put(call.id(), node.put("type", "function"));
        return node;
    }

    private static @Nullable JsonNode arguments(String written) {
        try {
            var arguments = LogJson.read(written);
            return arguments.isObject() ? arguments : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    /// The arguments of a call of the newest reply; empty if it has no such call.
    ObjectNode arguments(String call, String unlessCalled) {
        var node = calls.get(call);
        return node != null && node.get("arguments") instanceof ObjectNode arguments
                ? arguments.deepCopy()
                : LogJson.object().put("code", unlessCalled);
    }

    /// @param error null if there is none
    /// @return its id
    String result(String call, String tool, String text, @Nullable ObjectNode error) {
        if (!calls.containsKey(call)) {
            user(text, "output");
            return lastId();
        }
        var message =
                message("tool")
                        .put("content", text)
                        .put("tool_call_id", call)
                        .put("function", tool);
        if (error != null) {
            message.set("error", error);
        }
        return lastId();
    }

    private String lastId() {
        return messages.getLast().get("id").textValue();
    }

    int size() {
        return messages.size();
    }

    ArrayNode json() {
        return LogJson.object().putArray("messages").addAll(messages);
    }
}

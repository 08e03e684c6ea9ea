package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.PortableReply;
import dev.reckoner.model.Request;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ForcedTool;
import dev.reckoner.model.openai.dialect.KeptFields;
import dev.reckoner.task.Effort;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Writes the body of a Chat Completions request.
///
/// Earlier replies are sent back as [PortableReply] writes them, with the fields that [KeptFields]
/// kept of them. A message of the model has a content even if that is null.
///
/// @param effort null to leave it to the model
record ChatRequestBody(String model, @Nullable Effort effort, Dialect dialect, boolean streamed) {

    ObjectNode of(Request request) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("model", model);
        ArrayNode messages = body.putArray("messages");
        request.conversation().forEach(message -> add(message, messages));
        body.put("stream", streamed);
        dialect.outputCap()
                .ifPresent(name ->
                        body.put(name, Math.clamp(request.outputCap(), 1, Integer.MAX_VALUE)));
        tools(body, request);
        if (effort != null) {
            body.put("reasoning_effort", effort.toString());
        }
        if (streamed) {
            body.putObject("stream_options").put("include_usage", true);
        }
        return body;
    }

    private void tools(ObjectNode body, Request request) {
        ForcedTool way = dialect.forcedTool();
        List<Tool> offered = way == ForcedTool.NAMED ? request.tools() : request.offered();
        if (!offered.isEmpty()) {
            ArrayNode tools = body.putArray("tools");
            offered.forEach(tool -> tools.add(function(tool)));
        }
        if (request.forced() != null) {
            switch (way) {
                case NAMED ->
                        body.putObject("tool_choice")
                                .put("type", "function")
                                .putObject("function")
                                .put("name", request.forced());
                case REQUIRED -> body.put("tool_choice", "required");
                case OFFERED -> {} // a server takes `auto` for granted, and some refuse the word
            }
        }
    }

    /// The schema is not strict here, so `additionalProperties` is left out. Existing recordings
    /// contain tools without it.
    private static ObjectNode function(Tool tool) {
        var schema = tool.parameters().deepCopy();
        schema.findParents("additionalProperties")
                .forEach(object -> ((ObjectNode) object).remove("additionalProperties"));
        ObjectNode written = Json.MAPPER.createObjectNode().put("type", "function");
        written.putObject("function")
                .put("name", tool.name())
                .put("description", tool.description())
                .set("parameters", schema);
        return written;
    }

    private static void add(Message message, ArrayNode messages) {
        switch (message) {
            case Message.User(var text) ->
                    messages.addObject().put("role", "user").put("content", text);
            case Message.Assistant(var reply) -> add(reply, messages);
            case Message.ToolResult(var call, _, var text) ->
                    messages.addObject()
                            .put("role", "tool")
                            .put("tool_call_id", call)
                            .put("content", text);
        }
    }

    private static void add(Reply reply, ArrayNode messages) {
        ObjectNode message = messages.addObject().put("role", "assistant");
        message.put("content", PortableReply.text(reply).orElse(null));
        if (!reply.calls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            reply.calls().forEach(call -> add(call, calls));
        }
        for (Item item : reply.items()) {
            switch (item) {
                case Item.Reasoning(_, var opaque) -> KeptFields.addToMessage(message, opaque);
                case Item.Other(_, var opaque) -> KeptFields.addToMessage(message, opaque);
                case Item.Text _, ToolCall _ -> {}
            }
        }
    }

    private static void add(ToolCall call, ArrayNode calls) {
        ObjectNode sent = calls.addObject().put("id", call.id()).put("type", "function");
        sent.putObject("function")
                .put("name", PortableReply.toolName(call.tool()))
                .put("arguments", PortableReply.arguments(call.arguments()));
        KeptFields.addTo(sent, call.opaque());
    }
}

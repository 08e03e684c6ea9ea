package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.PortableReply;
import dev.reckoner.model.Request;
import dev.reckoner.model.openai.dialect.ForcedTool;
import dev.reckoner.model.openai.dialect.KeptFields;
import dev.reckoner.task.Effort;
import dev.reckoner.text.Sha256;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Writes the body of a Responses API request.
///
/// The items of earlier replies are sent back unchanged and in order, so that reasoning stays
/// together with the item that followed it. Tools stay the same when one is named, and nothing
/// before the newest messages changes, so that the provider's prompt cache is used.
///
/// @param effort null to leave it to the model
/// @param way how a tool is forced
record ResponsesRequest(String model, @Nullable Effort effort, ForcedTool way, boolean streamed) {

    private static final int CACHE_KEY_BYTES = 16;

    ObjectNode body(Request request) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("model", model);
        ArrayNode input = body.putArray("input");
        request.conversation().forEach(message -> add(message, input));
        List<Tool> offered = way == ForcedTool.NAMED ? request.tools() : request.offered();
        if (!offered.isEmpty()) {
            ArrayNode tools = body.putArray("tools");
            offered.forEach(tool -> tools.add(tool(tool)));
        }
        if (request.forced() != null) {
            switch (way) {
                case NAMED ->
                        body.putObject("tool_choice")
                                .put("type", "function")
                                .put("name", request.forced());
                case REQUIRED -> body.put("tool_choice", "required");
                case OFFERED -> {} // a server takes `auto` for granted, and some refuse the word
            }
        }
        body.put("max_output_tokens", Math.max(16, request.outputCap()));
        reasoning(body);
        body.put("store", false);
        body.putArray("include").add("reasoning.encrypted_content");
        body.put("prompt_cache_key", cacheKey(request.conversation()));
        if (streamed) {
            body.put("stream", true);
        }
        return body;
    }

    private void reasoning(ObjectNode body) {
        ObjectNode reasoning = Json.MAPPER.createObjectNode();
        if (effort != null) {
            reasoning.put("effort", effort.toString());
        }
        reasoning.put("summary", "auto");
        body.set("reasoning", reasoning);
    }

    private static ObjectNode tool(Tool tool) {
        ObjectNode function = Json.MAPPER.createObjectNode();
        function.put("type", "function");
        function.put("name", tool.name());
        function.put("description", tool.description());
        function.set("parameters", tool.parameters());
        return function.put("strict", strict(tool.parameters()));
    }

    /// Whether a schema can be enforced by the API: every property is required, and no other is
    /// allowed.
    private static boolean strict(JsonNode schema) {
        return schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").booleanValue()
                && schema.path("required").size() == schema.path("properties").size();
    }

    private static void add(Message message, ArrayNode input) {
        switch (message) {
            case Message.User(var text) ->
                    input.addObject().put("role", "user").put("content", text);
            case Message.Assistant(var reply) -> items(reply, input);
            case Message.ToolResult(var call, _, var text) ->
                    input.addObject()
                            .put("type", "function_call_output")
                            .put("call_id", call)
                            .put("output", text);
        }
    }

    /// Items that came from another API are converted; their reasoning is left out.
    private static void items(Reply reply, ArrayNode input) {
        for (Item item : reply.items()) {
            switch (item) {
                case Item.Text(var text, var opaque) -> {
                    if (opaque != null || !text.isBlank()) {
                        input.add(text(text, opaque));
                    }
                }
                case Item.Reasoning(_, var opaque) -> {
                    var sent = KeptFields.ofResponses(opaque);
                    if (sent.has("summary")) {
                        input.addObject().put("type", "reasoning").setAll(sent);
                    }
                }
                case Item.ToolCall(var id, var tool, var arguments, var opaque) -> {
                    var sent = KeptFields.ofResponses(opaque);
                    input.addObject()
                            .put("type", "function_call")
                            .put("call_id", id)
                            .put("name", sent.isEmpty() ? PortableReply.toolName(tool) : tool)
                            .put("arguments", arguments)
                            .setAll(sent);
                }
                case Item.Other(var kind, var opaque) -> {
                    if (!kind.equals(KeptFields.KIND)) {
                        input.add(KeptFields.ofResponses(opaque));
                    }
                }
            }
        }
    }

    /// A text without the provider's own fields is written in the short form.
    private static ObjectNode text(String text, @Nullable String opaque) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("role", "assistant");
        if (opaque == null) {
            return message.put("content", text);
        }
        message.put("type", "message");
        message.putArray("content")
                .addObject()
                .put("type", "output_text")
                .put("text", text)
                .putArray("annotations");
        return (ObjectNode) message.setAll(KeptFields.ofResponses(opaque));
    }

    /// A key that is the same for all requests of an attempt, and for all attempts at a problem.
    private static String cacheKey(List<Message> conversation) {
        String first =
                conversation.getFirst() instanceof Message.User(var text) ? text : "conversation";
        return "reckoner-" + Sha256.of(first).substring(0, 2 * CACHE_KEY_BYTES);
    }
}

package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.reckoner.journal.Item;
import dev.reckoner.journal.Item.ToolCall;
import dev.reckoner.journal.Json;
import dev.reckoner.journal.Reply;
import dev.reckoner.tool.Tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Our requests in LangChain4j's words.
///
/// What a model wrote goes back to it in a form that every provider takes: many refuse an empty
/// message, a tool name with a dot in it, or arguments that are not a JSON object.
final class ToLangChain4j {

    private static final String SAID_NOTHING = "(nothing)";
    private static final int TOOL_NAME_LENGTH = 64;
    private static final ObjectReader STRICT =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// For any provider. LangChain4j can require a call but not name the tool, so that a forced
    /// tool is the only one offered.
    static ChatRequest request(Request request) {
        var parameters =
                ChatRequestParameters.builder()
                        .toolSpecifications(tools(offered(request)))
                        .maxOutputTokens(outputCap(request));
        if (request.forced() != null) {
            parameters.toolChoice(ToolChoice.REQUIRED);
        }
        return chat(request, parameters.build());
    }

    /// For Chat Completions, as the server's dialect has it.
    static ChatRequest request(Request request, Dialect dialect) {
        var parameters = OpenAiChatRequestParameters.builder();
        if (dialect.oldCap()) {
            parameters.maxOutputTokens(outputCap(request));
        } else {
            parameters.maxCompletionTokens(outputCap(request));
        }
        String forced = request.forced();
        if (forced != null && dialect.namedTool()) {
            parameters.toolSpecifications(tools(request.tools()));
            parameters.customParameters(Map.of("tool_choice", named(forced)));
        } else {
            parameters.toolSpecifications(tools(offered(request)));
            if (forced != null) {
                parameters.toolChoice(ToolChoice.REQUIRED);
            }
        }
        return chat(request, parameters.build());
    }

    private static ChatRequest chat(Request request, ChatRequestParameters parameters) {
        return ChatRequest.builder()
                .messages(request.conversation().stream().map(ToLangChain4j::message).toList())
                .parameters(parameters)
                .build();
    }

    private static List<Tool> offered(Request request) {
        String forced = request.forced();
        return forced == null
                ? request.tools()
                : request.tools().stream().filter(tool -> tool.name().equals(forced)).toList();
    }

    private static Map<String, Object> named(String tool) {
        return Map.of("type", "function", "function", Map.of("name", tool));
    }

    private static int outputCap(Request request) {
        return Math.clamp(request.outputCap(), 1, Integer.MAX_VALUE);
    }

    private static List<ToolSpecification> tools(List<Tool> tools) {
        return tools.stream()
                .map(tool ->
                        ToolSpecification.builder()
                                .name(tool.name())
                                .description(tool.description())
                                .parameters(Schemas.object(tool.parameters()))
                                .build())
                .toList();
    }

    private static ChatMessage message(Message message) {
        return switch (message) {
            case Message.User(var text) -> UserMessage.from(text);
            case Message.Assistant(var reply) -> assistant(reply);
            case Message.ToolResult(var call, var tool, var text) ->
                    ToolExecutionResultMessage.from(call, toolName(tool), text);
        };
    }

    private static AiMessage assistant(Reply reply) {
        var calls = reply.calls().stream().map(ToLangChain4j::call).toList();
        var message = AiMessage.builder().toolExecutionRequests(calls);
        String text = reply.text();
        if (!text.isBlank()) {
            message.text(text);
        } else if (calls.isEmpty()) {
            message.text(SAID_NOTHING);
        }
        String thinking =
                reply.items().stream()
                        .filter(Item.Reasoning.class::isInstance)
                        .map(item -> ((Item.Reasoning) item).summary())
                        .collect(Collectors.joining("\n\n"));
        if (!thinking.isEmpty()) {
            message.thinking(thinking);
        }
        return message.attributes(attributes(reply)).build();
    }

    /// What [FromLangChain4j] kept of the provider's own attributes, thought signatures for
    /// example.
    private static Map<String, Object> attributes(Reply reply) {
        var attributes = new HashMap<String, Object>();
        for (Item item : reply.items()) {
            if (item instanceof Item.Reasoning(_, var opaque) && opaque != null) {
                try {
                    attributes.putAll(
                            Json.MAPPER.readValue(
                                    opaque, new TypeReference<Map<String, Object>>() {}));
                } catch (JsonProcessingException _) {
                    // another adapter's form of it, of no use to this one
                }
            }
        }
        return attributes;
    }

    private static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(toolName(call.tool()))
                .arguments(arguments(call.arguments()))
                .build();
    }

    /// In the characters that providers take.
    static String toolName(String written) {
        String name = written.replaceAll("[^a-zA-Z0-9_-]", "_");
        return name.isEmpty()
                ? "unknown"
                : name.substring(0, Math.min(name.length(), TOOL_NAME_LENGTH));
    }

    private static String arguments(String written) {
        if (written.isBlank()) {
            return "{}";
        }
        try {
            if (STRICT.readTree(written).isObject()) {
                return written;
            }
        } catch (JsonProcessingException _) {
            // wrapped below
        }
        return Json.MAPPER.createObjectNode().put("not_json", written).toString();
    }

    private ToLangChain4j() {}
}

package dev.reckoner.model.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.json.Json;
import dev.reckoner.model.ModelFacts;
import dev.reckoner.model.Request;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a LangChain4j request as a [Request], and adds its other parameters to the body of a
/// Responses API request.
///
/// [WriteChatResponse] stores the items of a reply in the attributes of its message. For a message
/// without them, the items are made from its text and calls.
final class ReadChatRequest {

    /// The attribute of an `AiMessage` that contains its items as JSON.
    static final String ITEMS = "reckoner_items";

    /// The attribute of an `AiMessage` that contains the id of its response.
    static final String RESPONSE = "reckoner_response";

    private static final Duration WITHIN = Duration.ofHours(1);
    private static final TypeReference<List<Item>> ITEM_LIST = new TypeReference<>() {};

    static Request request(ChatRequest request) {
        var parameters = request.parameters();
        refuse(parameters.topK(), "top_k");
        refuse(parameters.frequencyPenalty(), "frequency_penalty");
        refuse(parameters.presencePenalty(), "presence_penalty");
        refuse(parameters.responseFormat(), "a response format");
        refuse(given(parameters.stopSequences()).isEmpty() ? null : "some", "stop sequences");
        Integer cap = parameters.maxOutputTokens();
        return new Request(
                request.messages().stream().flatMap(message -> message(message).stream()).toList(),
                tools(parameters),
                null,
                Objects.requireNonNullElse(cap, (int) ModelFacts.USUAL_OUTPUT_CAP),
                WITHIN);
    }

    private static void refuse(@Nullable Object value, String what) {
        if (value != null) {
            throw new UnsupportedFeatureException(
                    "this adapter for the Responses API does not support " + what);
        }
    }

    /// Sets the parameters that a [Request] does not have.
    static void complete(ObjectNode body, ChatRequest request) {
        var parameters = request.parameters();
        String instructions =
                request.messages().stream()
                        .filter(SystemMessage.class::isInstance)
                        .map(message -> ((SystemMessage) message).text())
                        .collect(Collectors.joining("\n\n"));
        if (!instructions.isEmpty()) {
            body.put("instructions", instructions);
        }
        set(body, "model", parameters.modelName());
        set(body, "temperature", parameters.temperature());
        set(body, "top_p", parameters.topP());
        if (parameters.maxOutputTokens() == null) {
            body.remove("max_output_tokens");
        }
        if (body.has("tools")) {
            set(body, "tool_choice", toolChoice(parameters.toolChoice()));
        }
    }

    private static void set(ObjectNode body, String name, @Nullable Object value) {
        if (value != null) {
            body.set(name, Json.MAPPER.valueToTree(value));
        }
    }

    private static @Nullable String toolChoice(@Nullable ToolChoice choice) {
        return switch (choice) {
            case REQUIRED -> "required";
            case NONE -> "none";
            case AUTO -> null;
            case null -> null;
        };
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    private static List<Tool> tools(ChatRequestParameters parameters) {
        return given(parameters.toolSpecifications()).stream().map(ReadChatRequest::tool).toList();
    }

    private static Tool tool(ToolSpecification specification) {
        try {
            var schema = Json.MAPPER.readTree(specification.toJson()).path("parameters");
            return new Tool(
                    specification.name(),
                    Objects.requireNonNullElse(specification.description(), ""),
                    schema.isObject()
                            ? schema
                            : Json.MAPPER.readTree(
                                    """
                                    {"type": "object", "properties": {}, "required": [],
                                     "additionalProperties": false}\
                                    """));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a schema: " + specification, e);
        }
    }

    /// The message; empty for a system message, which becomes part of the instructions.
    private static Optional<Message> message(ChatMessage message) {
        return switch (message) {
            case SystemMessage _ -> Optional.empty();
            case UserMessage user -> Optional.of(new Message.User(text(user)));
            case AiMessage ai -> Optional.of(new Message.Assistant(reply(ai)));
            case ToolExecutionResultMessage result ->
                    Optional.of(
                            new Message.ToolResult(result.id(), result.toolName(), result.text()));
            default ->
                    throw new UnsupportedFeatureException(
                            "a message of type " + message.type() + " can't be sent");
        };
    }

    private static String text(UserMessage user) {
        return user.contents().stream()
                .map(content -> {
                    if (content instanceof TextContent text) {
                        return text.text();
                    }
                    throw new UnsupportedFeatureException(
                            "content of type " + content.type() + " can't be sent");
                })
                .collect(Collectors.joining("\n"));
    }

    private static Reply reply(AiMessage message) {
        String written = message.attribute(ITEMS, String.class);
        return new Reply(
                message.attribute(RESPONSE, String.class),
                "",
                written == null ? items(message) : read(written),
                Reply.Finish.OTHER,
                Usage.NONE,
                Delivery.NONE);
    }

    private static List<Item> items(AiMessage message) {
        var items = new ArrayList<Item>();
        if (message.text() != null && !message.text().isEmpty()) {
            items.add(new Item.Text(message.text()));
        }
        for (var call : message.toolExecutionRequests()) {
            items.add(new Item.ToolCall(call.id(), call.name(), call.arguments()));
        }
        return items;
    }

    private static List<Item> read(String written) {
        try {
            return Json.MAPPER.readValue(written, ITEM_LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the attribute " + ITEMS + " of a message has been changed", e);
        }
    }

    private ReadChatRequest() {}
}

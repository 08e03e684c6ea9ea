package dev.reckoner.model.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.PortableReply;
import dev.reckoner.model.Request;
import dev.reckoner.tool.Tool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Converts a [Request] to LangChain4j's classes. Earlier replies are sent back as [PortableReply]
/// writes them.
final class ToLangChain4j {

    /// LangChain4j can require a tool call but not a particular tool, so a forced tool is the only
    /// one offered.
    ///
    /// @param defaults the default parameters of the model
    static ChatRequest request(Request request, ChatRequestParameters defaults) {
        var parameters = capped(defaults, Math.clamp(request.outputCap(), 1, Integer.MAX_VALUE));
        parameters.toolSpecifications(tools(request.offered()));
        if (request.forced() != null) {
            parameters.toolChoice(ToolChoice.REQUIRED);
        }
        return ChatRequest.builder()
                .messages(request.conversation().stream().map(ToLangChain4j::message).toList())
                .parameters(parameters.build())
                .build();
    }

    /// Sets the output cap. LangChain4j's `OpenAiChatModel` sends the common parameter as
    /// `max_tokens`, which OpenAI's reasoning models reject.
    private static DefaultChatRequestParameters.Builder<?> capped(
            ChatRequestParameters defaults, int tokens) {
        return defaults instanceof OpenAiChatRequestParameters
                ? OpenAiChatRequestParameters.builder().maxCompletionTokens(tokens)
                : ChatRequestParameters.builder().maxOutputTokens(tokens);
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
                    ToolExecutionResultMessage.from(call, PortableReply.toolName(tool), text);
        };
    }

    private static AiMessage assistant(Reply reply) {
        var calls = reply.calls().stream().map(ToLangChain4j::call).toList();
        var message = AiMessage.builder().toolExecutionRequests(calls);
        PortableReply.text(reply).ifPresent(message::text);
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

    /// The provider's own attributes that [FromLangChain4j] kept, such as thought signatures.
    private static Map<String, Object> attributes(Reply reply) {
        var attributes = new HashMap<String, Object>();
        for (Item item : reply.items()) {
            if (item instanceof Item.Reasoning(_, var opaque) && opaque != null) {
                try {
                    attributes.putAll(
                            Json.MAPPER.readValue(
                                    opaque, new TypeReference<Map<String, Object>>() {}));
                } catch (JsonProcessingException _) {
                    // written by another adapter, so it is left out
                }
            }
        }
        return attributes;
    }

    private static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(PortableReply.toolName(call.tool()))
                .arguments(PortableReply.arguments(call.arguments()))
                .build();
    }

    private ToLangChain4j() {}
}

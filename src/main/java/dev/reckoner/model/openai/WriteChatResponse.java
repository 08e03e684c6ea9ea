package dev.reckoner.model.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.json.Json;
import dev.reckoner.model.ModelUnavailable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Converts replies and failures to LangChain4j's classes.
final class WriteChatResponse {

    private static final TypeReference<List<Item>> ITEM_LIST = new TypeReference<>() {};

    static ChatResponse response(Reply reply) {
        var message =
                AiMessage.builder()
                        .toolExecutionRequests(
                                reply.calls().stream().map(WriteChatResponse::call).toList())
                        .attributes(attributes(reply));
        if (!reply.text().isEmpty()) {
            message.text(reply.text());
        }
        String thinking =
                reply.items().stream()
                        .filter(Item.Reasoning.class::isInstance)
                        .map(item -> ((Item.Reasoning) item).summary())
                        .filter(summary -> !summary.isEmpty())
                        .collect(Collectors.joining("\n\n"));
        if (!thinking.isEmpty()) {
            message.thinking(thinking);
        }
        return ChatResponse.builder()
                .aiMessage(message.build())
                .id(reply.id())
                .modelName(reply.model())
                .tokenUsage(usage(reply.usage()))
                .finishReason(finish(reply.finish()))
                .build();
    }

    static ToolExecutionRequest call(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.tool())
                .arguments(call.arguments())
                .build();
    }

    private static Map<String, Object> attributes(Reply reply) {
        var attributes = new HashMap<String, Object>();
        try {
            attributes.put(
                    ReadChatRequest.ITEMS,
                    Json.MAPPER.writerFor(ITEM_LIST).writeValueAsString(reply.items()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (reply.id() != null) {
            attributes.put(ReadChatRequest.RESPONSE, reply.id());
        }
        return attributes;
    }

    private static OpenAiTokenUsage usage(Usage usage) {
        return OpenAiTokenUsage.builder()
                .inputTokenCount((int) usage.input())
                .inputTokensDetails(
                        OpenAiTokenUsage.InputTokensDetails.builder()
                                .cachedTokens((int) usage.cachedInput())
                                .build())
                .outputTokenCount((int) usage.output())
                .outputTokensDetails(
                        OpenAiTokenUsage.OutputTokensDetails.builder()
                                .reasoningTokens((int) usage.reasoning())
                                .build())
                .totalTokenCount((int) usage.total())
                .build();
    }

    private static FinishReason finish(Reply.Finish finish) {
        return switch (finish) {
            case STOP -> FinishReason.STOP;
            case TOOL_CALLS -> FinishReason.TOOL_EXECUTION;
            case LENGTH -> FinishReason.LENGTH;
            case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
            case OTHER -> FinishReason.OTHER;
        };
    }

    static LangChain4jException failure(ModelUnavailable failure) {
        String said = String.valueOf(failure.getMessage());
        return switch (failure.status()) {
            case 0 -> new LangChain4jException(said, failure);
            case 401, 403 -> new AuthenticationException(said, failure);
            case 404 -> new ModelNotFoundException(said, failure);
            case 408 -> new TimeoutException(said, failure);
            case 429 -> new RateLimitException(said, failure);
            default ->
                    failure.status() >= 500
                            ? new InternalServerException(said, failure)
                            : new InvalidRequestException(said, failure);
        };
    }

    private WriteChatResponse() {}
}

package dev.reckoner.model.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage.InputTokensDetails;
import dev.langchain4j.model.openai.OpenAiTokenUsage.OutputTokensDetails;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.ToolCallIds;
import dev.reckoner.json.Json;
import dev.reckoner.model.ReportedUsage;
import dev.reckoner.model.Request;
import dev.reckoner.model.WrittenCalls;
import dev.reckoner.text.ThinkTags;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Converts a response of LangChain4j to a [Reply].
final class FromLangChain4j {

    static Reply reply(ChatResponse response, Request request, String name, Delivery delivery) {
        var ids = ToolCallIds.in(request.conversation());
        var parts = items(response.aiMessage(), ids);
        var items = WrittenCalls.read(parts, request, ids);
        return new Reply(
                response.id(),
                Objects.requireNonNullElse(response.modelName(), name),
                items,
                finish(response.finishReason(), response.aiMessage().hasToolExecutionRequests()),
                usage(response.tokenUsage()).completed(request, items),
                WrittenCalls.delivery(delivery, parts, items));
    }

    private static List<Item> items(AiMessage message, ToolCallIds ids) {
        var items = new ArrayList<Item>();
        String thinking = Objects.requireNonNullElse(message.thinking(), "");
        String attributes = attributes(message.attributes());
        if (!thinking.isEmpty() || attributes != null) {
            items.add(new Item.Reasoning(thinking, attributes));
        }
        var text = ThinkTags.of(Objects.requireNonNullElse(message.text(), ""));
        if (!text.thought().isEmpty()) {
            items.add(new Item.Reasoning(text.thought(), null));
        }
        if (!text.said().isEmpty()) {
            items.add(new Item.Text(text.said()));
        }
        for (ToolExecutionRequest call : message.toolExecutionRequests()) {
            items.add(
                    new Item.ToolCall(
                            ids.unique(call.id()),
                            Objects.requireNonNullElse(call.name(), ""),
                            Objects.requireNonNullElse(call.arguments(), "")));
        }
        return items;
    }

    private static @Nullable String attributes(Map<String, Object> attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        try {
            return Json.MAPPER.writeValueAsString(attributes);
        } catch (JsonProcessingException _) {
            return null; // the attributes contain objects of the provider's library, which are not
            // JSON
        }
    }

    private static Finish finish(@Nullable FinishReason reason, boolean calls) {
        return switch (reason) {
            case null -> calls ? Finish.TOOL_CALLS : Finish.OTHER;
            case STOP -> Finish.STOP;
            case LENGTH -> Finish.LENGTH;
            case TOOL_EXECUTION -> Finish.TOOL_CALLS;
            case CONTENT_FILTER -> Finish.CONTENT_FILTER;
            case OTHER -> Finish.OTHER;
        };
    }

    private static ReportedUsage usage(@Nullable TokenUsage usage) {
        return switch (usage) {
            case null -> new ReportedUsage(0, 0, 0, 0, 0);
            case OpenAiTokenUsage open ->
                    reported(
                            open,
                            cached(open.inputTokensDetails()),
                            reasoning(open.outputTokensDetails()));
            default -> reported(usage, 0, 0);
        };
    }

    private static ReportedUsage reported(TokenUsage usage, long cached, long reasoning) {
        return new ReportedUsage(
                count(usage.inputTokenCount()),
                cached,
                count(usage.outputTokenCount()),
                reasoning,
                count(usage.totalTokenCount()));
    }

    private static long cached(@Nullable InputTokensDetails details) {
        return details == null ? 0 : count(details.cachedTokens());
    }

    private static long reasoning(@Nullable OutputTokensDetails details) {
        return details == null ? 0 : count(details.reasoningTokens());
    }

    private static long count(@Nullable Integer tokens) {
        return Math.max(Objects.requireNonNullElse(tokens, 0), 0);
    }

    private FromLangChain4j() {}
}

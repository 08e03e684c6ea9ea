package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.reckoner.journal.Delivery;
import dev.reckoner.journal.Item;
import dev.reckoner.journal.Json;
import dev.reckoner.journal.Reply;
import dev.reckoner.journal.Reply.Finish;
import dev.reckoner.journal.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// LangChain4j's responses in our words.
final class FromLangChain4j {

    static Reply reply(ChatResponse response, Request request, String name, Delivery delivery) {
        var items = items(response.aiMessage(), CallIds.in(request.conversation()));
        return new Reply(
                response.id(),
                Objects.requireNonNullElse(response.modelName(), name),
                items,
                finish(response.finishReason(), response.aiMessage().hasToolExecutionRequests()),
                usage(response.tokenUsage(), request, items),
                delivery);
    }

    private static List<Item> items(AiMessage message, CallIds ids) {
        var items = new ArrayList<Item>();
        String thinking = Objects.requireNonNullElse(message.thinking(), "");
        String attributes = attributes(message.attributes());
        if (!thinking.isEmpty() || attributes != null) {
            items.add(new Item.Reasoning(thinking, attributes));
        }
        if (message.text() != null && !message.text().isEmpty()) {
            items.add(new Item.Text(message.text()));
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
            return null; // objects of the provider's own, which a journal cannot hold
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

    /// A part that is missing or zero is estimated. Some servers leave reasoning out of the output
    /// but not out of the total.
    private static Usage usage(@Nullable TokenUsage reported, Request request, List<Item> items) {
        long input = reported == null ? 0 : count(reported.inputTokenCount());
        long output = reported == null ? 0 : count(reported.outputTokenCount());
        long total = reported == null ? 0 : count(reported.totalTokenCount());
        boolean estimated = input == 0 || output == 0 && !items.isEmpty();
        if (input == 0) {
            input = Estimate.input(request.conversation(), request.tools());
        } else {
            output = Math.max(output, total - input);
        }
        if (output == 0) {
            output = Estimate.output(items);
        }
        return new Usage(
                input,
                Math.min(cached(reported), input),
                output,
                Math.min(reasoning(reported), output),
                estimated);
    }

    private static long cached(@Nullable TokenUsage usage) {
        return usage instanceof OpenAiTokenUsage open && open.inputTokensDetails() != null
                ? count(open.inputTokensDetails().cachedTokens())
                : 0;
    }

    private static long reasoning(@Nullable TokenUsage usage) {
        return usage instanceof OpenAiTokenUsage open && open.outputTokensDetails() != null
                ? count(open.outputTokensDetails().reasoningTokens())
                : 0;
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(tokens, 0);
    }

    private FromLangChain4j() {}
}

package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.ToolCallIds;
import dev.reckoner.json.Json;
import dev.reckoner.model.ReportedUsage;
import dev.reckoner.model.Request;
import dev.reckoner.model.WrittenCalls;
import dev.reckoner.model.openai.dialect.KeptFields;
import dev.reckoner.text.ThinkTags;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads a `chat.completion` object as a [Reply], in all the forms that servers send.
///
/// Servers send arguments as objects, contents as lists of parts, calls without a type or as the
/// deprecated `function_call`, and reasoning under two names. A refusal becomes the text, so that
/// its tokens are counted. A response without choices becomes an empty reply. [KeptFields] keeps
/// the other fields of the message and of its calls.
final class ReadChatCompletion {

    /// Whether the JSON contains a reply.
    static boolean isCompletion(JsonNode sent) {
        JsonNode choices = sent.path("choices");
        return choices.path(0).path("message").isObject() || choices.isArray() && choices.isEmpty();
    }

    static Reply reply(JsonNode sent, Request request, String name, Delivery delivery) {
        JsonNode choice = sent.path("choices").path(0);
        JsonNode message = choice.path("message");
        String refusal = text(message.path("refusal"));
        var ids = ToolCallIds.in(request.conversation());
        var parts = items(message, refusal, ids);
        var items = WrittenCalls.read(parts, request, ids);
        return new Reply(
                string(sent.path("id")).orElse(null),
                string(sent.path("model")).orElse(name),
                items,
                refusal.isBlank() ? finish(choice, items) : Finish.CONTENT_FILTER,
                usage(sent.path("usage")).completed(request, items),
                WrittenCalls.delivery(delivery, parts, items));
    }

    private static List<Item> items(JsonNode message, String refusal, ToolCallIds ids) {
        var items = new ArrayList<Item>();
        String kept = KeptFields.ofMessage(message);
        Stream.of("reasoning_content", "reasoning")
                .map(field -> text(message.path(field)))
                .filter(thought -> !thought.isBlank())
                .findFirst()
                .<Item>map(thought -> new Item.Reasoning(thought, kept))
                .or(() ->
                        Optional.ofNullable(kept)
                                .map(fields -> new Item.Other(KeptFields.KIND, fields)))
                .ifPresent(items::add);
        thoughts(message.path("content")).ifPresent(items::add);
        var content = ThinkTags.of(text(message.path("content")));
        if (!content.thought().isBlank()) {
            items.add(new Item.Reasoning(content.thought(), null));
        }
        String said = content.said() + refusal;
        if (!said.isEmpty()) {
            items.add(new Item.Text(said));
        }
        for (JsonNode call : message.path("tool_calls")) {
            items.add(call(call, ids));
        }
        if (message.path("function_call").isObject()) {
            items.add(
                    call(
                            Json.MAPPER
                                    .createObjectNode()
                                    .set("function", message.get("function_call")),
                            ids));
        }
        return items;
    }

    /// The parts of the content that are not texts.
    private static Optional<Item> thoughts(JsonNode content) {
        String thinking = thinking(content);
        String kept = KeptFields.ofContent(content);
        if (!thinking.isBlank()) {
            return Optional.of(new Item.Reasoning(thinking, kept));
        }
        return Optional.ofNullable(kept).map(parts -> new Item.Other(KeptFields.KIND, parts));
    }

    private static Item call(JsonNode call, ToolCallIds ids) {
        JsonNode function = call.path("function");
        JsonNode arguments = function.path("arguments");
        return new Item.ToolCall(
                ids.unique(text(call.path("id"))),
                text(function.path("name")),
                arguments.isContainerNode() ? arguments.toString() : text(arguments),
                KeptFields.ofCall(call));
    }

    private static Finish finish(JsonNode choice, List<Item> items) {
        return switch (choice.path("finish_reason").asText()) {
            case "stop" -> Finish.STOP;
            case "length" -> Finish.LENGTH;
            case "tool_calls", "function_call" -> Finish.TOOL_CALLS;
            case "content_filter" -> Finish.CONTENT_FILTER;
            default ->
                    items.stream().anyMatch(Item.ToolCall.class::isInstance)
                            ? Finish.TOOL_CALLS
                            : Finish.OTHER;
        };
    }

    private static ReportedUsage usage(JsonNode usage) {
        return new ReportedUsage(
                count(usage.path("prompt_tokens")),
                count(usage.path("prompt_tokens_details").path("cached_tokens")),
                count(usage.path("completion_tokens")),
                count(usage.path("completion_tokens_details").path("reasoning_tokens")),
                count(usage.path("total_tokens")));
    }

    private static long count(JsonNode tokens) {
        return tokens.isNumber() ? Math.clamp(tokens.asLong(), 0, Integer.MAX_VALUE) : 0;
    }

    private static Optional<String> string(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    /// A string, or the joined texts of a list of parts; empty for anything else.
    static String text(JsonNode node) {
        if (node.isArray()) {
            return parts(node)
                    .map(part -> part.isObject() ? part.path("text") : part)
                    .map(ReadChatCompletion::text)
                    .collect(Collectors.joining());
        }
        return node.isTextual() ? node.textValue() : "";
    }

    /// The joined texts of the parts of a content that are thoughts.
    static String thinking(JsonNode content) {
        return content.isArray()
                ? parts(content)
                        .map(part -> text(part.path("thinking")))
                        .collect(Collectors.joining())
                : "";
    }

    private static Stream<JsonNode> parts(JsonNode content) {
        return StreamSupport.stream(content.spliterator(), false);
    }

    private ReadChatCompletion() {}
}

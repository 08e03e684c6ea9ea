package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.ToolCallIds;
import dev.reckoner.model.ReportedUsage;
import dev.reckoner.model.Request;
import dev.reckoner.model.WrittenCalls;
import dev.reckoner.text.ThinkTags;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads a `response` object of the Responses API as a [Reply], with one item for each output item,
/// in order.
final class ReadResponseObject {

    static Reply reply(JsonNode response, Request request, String name, Delivery delivery) {
        var ids = ToolCallIds.in(request.conversation());
        var parts = new ArrayList<Item>();
        boolean refused = false;
        for (JsonNode output : response.path("output")) {
            if (output instanceof ObjectNode object) {
                parts.addAll(items(object.deepCopy(), ids));
                refused |= refuses(object);
            }
        }
        var items = WrittenCalls.read(parts, request, ids);
        return new Reply(
                text(response.path("id")).orElse(null),
                text(response.path("model")).orElse(name),
                items,
                refused ? Finish.CONTENT_FILTER : finish(response, items),
                usage(response.path("usage")).completed(request, items),
                WrittenCalls.delivery(delivery, parts, items));
    }

    private static List<Item> items(ObjectNode output, ToolCallIds ids) {
        return switch (item(output, ids)) {
            case Item.Text text -> withoutThoughts(text);
            case Item item -> List.of(item);
        };
    }

    private static List<Item> withoutThoughts(Item.Text text) {
        var read = ThinkTags.of(text.text());
        return read.thought().isEmpty()
                ? List.of(text)
                : List.of(
                        new Item.Reasoning(read.thought(), null),
                        new Item.Text(read.said(), text.opaque()));
    }

    private static Item item(ObjectNode output, ToolCallIds ids) {
        output.remove("status");
        String type = output.path("type").asText();
        return switch (type) {
            case "message" -> message(output);
            case "reasoning" -> {
                output.remove("type");
                yield new Item.Reasoning(summary(output), output.toString());
            }
            case "function_call" -> {
                String id = ids.unique(take(output, "call_id"));
                String tool = take(output, "name");
                String arguments = take(output, "arguments");
                output.remove("type");
                yield new Item.ToolCall(id, tool, arguments, opaque(output));
            }
            default -> new Item.Other(type, output.toString());
        };
    }

    /// Reads a message. Content that is more than one plain text is kept as it was sent.
    private static Item message(ObjectNode output) {
        JsonNode content = output.path("content");
        String said = parts(content, "text", "refusal").collect(Collectors.joining());
        if (content.size() == 1 && isPlain(content.path(0))) {
            output.remove("content");
        }
        output.remove("type");
        output.remove("role");
        return new Item.Text(said, output.toString());
    }

    private static boolean isPlain(JsonNode part) {
        return part.path("type").asText().equals("output_text")
                && part.path("text").isTextual()
                && part.propertyStream()
                        .filter(field -> !Set.of("type", "text").contains(field.getKey()))
                        .allMatch(field -> field.getValue().isEmpty());
    }

    private static boolean refuses(JsonNode output) {
        return StreamSupport.stream(output.path("content").spliterator(), false)
                .anyMatch(part -> part.path("type").asText().equals("refusal"));
    }

    /// The summary of the reasoning, or the reasoning itself, which open models show.
    private static String summary(JsonNode reasoning) {
        String summary =
                parts(reasoning.path("summary"), "text").collect(Collectors.joining("\n\n"));
        return summary.isEmpty()
                ? parts(reasoning.path("content"), "text").collect(Collectors.joining("\n\n"))
                : summary;
    }

    private static Stream<String> parts(JsonNode parts, String... fields) {
        return StreamSupport.stream(parts.spliterator(), false)
                .flatMap(part -> Arrays.stream(fields).map(part::path))
                .flatMap(text -> text(text).stream());
    }

    private static String take(ObjectNode from, String field) {
        JsonNode taken = from.remove(field);
        return taken == null ? "" : taken.isContainerNode() ? taken.toString() : taken.asText("");
    }

    private static @Nullable String opaque(ObjectNode rest) {
        return rest.isEmpty() ? null : rest.toString();
    }

    private static Finish finish(JsonNode response, List<Item> items) {
        if (response.path("status").asText().equals("incomplete")) {
            return switch (response.path("incomplete_details").path("reason").asText()) {
                case "max_output_tokens" -> Finish.LENGTH;
                case "content_filter" -> Finish.CONTENT_FILTER;
                default -> Finish.OTHER;
            };
        }
        boolean calls = items.stream().anyMatch(Item.ToolCall.class::isInstance);
        return calls ? Finish.TOOL_CALLS : Finish.STOP;
    }

    private static ReportedUsage usage(JsonNode usage) {
        return new ReportedUsage(
                count(usage.path("input_tokens")),
                count(usage.path("input_tokens_details").path("cached_tokens")),
                count(usage.path("output_tokens")),
                count(usage.path("output_tokens_details").path("reasoning_tokens")),
                0);
    }

    private static long count(JsonNode tokens) {
        return Math.clamp(tokens.asLong(0), 0, Integer.MAX_VALUE);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private ReadResponseObject() {}
}

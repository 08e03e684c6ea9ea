package dev.reckoner.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.journal.Json;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A chat completion as OpenAI documents it, made of what servers really send.
///
/// Arguments come as objects, contents as lists of parts, calls without a type or as the
/// `function_call` of old, reasoning under two names. A refusal becomes the text, so that its
/// tokens are still counted, and no choice at all an empty message. What is not known is left out.
final class Canonical {

    /// Empty if it is no chat completion.
    static Optional<ObjectNode> of(JsonNode sent) {
        JsonNode choices = sent.path("choices");
        JsonNode choice = choices.path(0);
        JsonNode message = choice.path("message");
        boolean nothing = choices.isArray() && choices.isEmpty();
        if (!message.isObject() && !nothing) {
            return Optional.empty();
        }
        ObjectNode completion = Json.MAPPER.createObjectNode();
        copyText(sent, "id", completion);
        copyText(sent, "model", completion);
        ObjectNode only = completion.putArray("choices").addObject();
        String refusal = text(message.path("refusal"));
        if (refusal.isBlank()) {
            copyText(choice, "finish_reason", only);
        } else {
            only.put("finish_reason", "content_filter");
        }
        only.set("message", message(message, refusal));
        if (sent.path("usage").isObject()) {
            completion.set("usage", usage(sent.get("usage")));
        }
        return Optional.of(completion);
    }

    private static ObjectNode message(JsonNode sent, String refusal) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("role", "assistant");
        message.put("content", text(sent.path("content")) + refusal);
        Stream.of("reasoning_content", "reasoning")
                .map(name -> text(sent.path(name)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .ifPresent(text -> message.put("reasoning_content", text));
        var calls = Json.MAPPER.createArrayNode();
        for (JsonNode call : sent.path("tool_calls")) {
            calls.add(call(call.path("function")).put("id", text(call.path("id"))));
        }
        if (sent.path("function_call").isObject()) {
            calls.add(call(sent.get("function_call")));
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        return message;
    }

    private static ObjectNode call(JsonNode function) {
        JsonNode arguments = function.path("arguments");
        ObjectNode call = Json.MAPPER.createObjectNode().put("type", "function");
        call.putObject("function")
                .put("name", text(function.path("name")))
                .put(
                        "arguments",
                        arguments.isContainerNode() ? arguments.toString() : text(arguments));
        return call;
    }

    private static ObjectNode usage(JsonNode sent) {
        ObjectNode usage = Json.MAPPER.createObjectNode();
        count(sent, "prompt_tokens", usage);
        count(sent, "completion_tokens", usage);
        count(sent, "total_tokens", usage);
        count(
                sent.path("prompt_tokens_details"),
                "cached_tokens",
                usage.putObject("prompt_tokens_details"));
        count(
                sent.path("completion_tokens_details"),
                "reasoning_tokens",
                usage.putObject("completion_tokens_details"));
        return usage;
    }

    private static void count(JsonNode from, String name, ObjectNode to) {
        if (from.path(name).isNumber()) {
            to.put(name, Math.clamp(from.get(name).asLong(), 0, Integer.MAX_VALUE));
        }
    }

    private static void copyText(JsonNode from, String name, ObjectNode to) {
        if (from.path(name).isTextual()) {
            to.put(name, from.get(name).textValue());
        }
    }

    /// A string, or the texts of a list of parts; empty for anything else.
    static String text(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(part -> text(part.isObject() ? part.path("text") : part))
                    .collect(Collectors.joining());
        }
        return node.isTextual() ? node.textValue() : "";
    }

    private Canonical() {}
}

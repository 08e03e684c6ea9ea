package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A generation as a chat completion. Reasoning is left out, but for servers that send it as
/// `reasoning_content`.
record ChatCompletion(Generation generation) {

    ObjectNode whole() {
        ObjectNode completion = of("chat.completion");
        ArrayNode choices = completion.putArray("choices");
        if (!generation.items().isEmpty()) {
            choices.addObject()
                    .put("index", 0)
                    .put("finish_reason", finish())
                    .putNull("logprobs")
                    .set("message", message());
        }
        completion.set("usage", usage());
        return completion;
    }

    ObjectNode of(String object) {
        return Json.object()
                .put("id", generation.id())
                .put("object", object)
                .put("created", generation.created())
                .put("model", card().snapshot())
                .put("service_tier", "default")
                .put("system_fingerprint", "fp_reckoner");
    }

    String finish() {
        if (generation.answer().finish() != null) {
            return generation.answer().finish();
        }
        return switch (generation.answer().ending()) {
            case Ending.MaxOutputTokens() -> "length";
            case Ending.ContentFilter() -> "content_filter";
            case Ending.Completed(), Ending.Failed _ -> calls().isEmpty() ? "stop" : "tool_calls";
        };
    }

    ObjectNode usage() {
        Usage usage = generation.usage();
        ObjectNode counted =
                Json.object()
                        .put("prompt_tokens", usage.input())
                        .put("completion_tokens", usage.output())
                        .put("total_tokens", usage.total());
        counted.putObject("prompt_tokens_details")
                .put("cached_tokens", usage.cached())
                .put("audio_tokens", 0);
        counted.putObject("completion_tokens_details")
                .put("reasoning_tokens", usage.reasoning())
                .put("audio_tokens", 0)
                .put("accepted_prediction_tokens", 0)
                .put("rejected_prediction_tokens", 0);
        return counted;
    }

    List<Generation.Named> calls() {
        return generation.items().stream()
                .filter(named -> named.item() instanceof Item.Call)
                .toList();
    }

    String reasoning() {
        return card().speaks(ModelCard.Dialect.COMPATIBLE)
                ? items(Item.Reasoning.class)
                        .flatMap(reasoning -> reasoning.summaries().stream())
                        .collect(Collectors.joining("\n\n"))
                : "";
    }

    String text() {
        return items(Item.Text.class).map(Item.Text::text).collect(Collectors.joining());
    }

    boolean hasText() {
        return items(Item.Text.class).findAny().isPresent();
    }

    String refusal() {
        return items(Item.Refusal.class).map(Item.Refusal::text).collect(Collectors.joining());
    }

    ObjectNode call(Generation.Named named, String arguments) {
        ObjectNode call = Json.object();
        if (!card().has(Habit.SENDS_NO_IDS)) {
            call.put("id", named.callId());
        }
        call.put("type", "function")
                .putObject("function")
                .put("name", ((Item.Call) named.item()).tool())
                .put("arguments", arguments);
        return card().has(Habit.SIGNS_CALLS) ? Habit.signed(call) : call;
    }

    ModelCard card() {
        return generation.asked().card();
    }

    private ObjectNode message() {
        ObjectNode message =
                Json.object()
                        .put("role", "assistant")
                        .put("content", hasText() ? text() : null)
                        .put("refusal", refusal().isEmpty() ? null : refusal());
        message.putArray("annotations");
        if (!reasoning().isEmpty()) {
            message.put("reasoning_content", reasoning());
        }
        if (card().has(Habit.THINKS_IN_THE_CONTENT)) {
            message.set("content", Json.object().putArray("content").add(Habit.thinking()));
        }
        if (card().has(Habit.SIGNS_THINKING)) {
            message.set("thinking_blocks", Habit.blocks());
        }
        if (!calls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            calls().forEach(named ->
                    calls.add(call(named, ((Item.Call) named.item()).arguments())));
        }
        return message;
    }

    private <T extends Item> Stream<T> items(Class<T> kind) {
        return generation.items().stream()
                .map(Generation.Named::item)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}

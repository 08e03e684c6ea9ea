package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/// A generation as a response.
record ResponseObject(Generation generation) {

    /// What was asked for and what came.
    ObjectNode finished() {
        ObjectNode response = of(status());
        ArrayNode output = response.withArray("output");
        for (int i = 0; i < generation.items().size(); i++) {
            output.add(item(i, generation.asked().wantsEncryptedReasoning()));
        }
        switch (generation.answer().ending()) {
            case Ending.Completed() -> {}
            case Ending.MaxOutputTokens() ->
                    response.putObject("incomplete_details").put("reason", "max_output_tokens");
            case Ending.ContentFilter() ->
                    response.putObject("incomplete_details").put("reason", "content_filter");
            case Ending.Failed(var code, var message) ->
                    response.putObject("error").put("code", code).put("message", message);
        }
        if (response.path("status").asText().equals("completed")) {
            response.put("completed_at", generation.created());
        }
        response.set("usage", usage());
        return response;
    }

    /// The same with all that the server has to know of its items.
    ObjectNode remembered() {
        ObjectNode response = of(status());
        for (int i = 0; i < generation.items().size(); i++) {
            response.withArray("output").add(item(i, true));
        }
        return response;
    }

    ObjectNode inProgress() {
        return of("in_progress");
    }

    ObjectNode queued() {
        return of("queued");
    }

    /// What is left where the connection was closed before the end.
    ObjectNode cancelled() {
        return of("cancelled");
    }

    String status() {
        return switch (generation.answer().ending()) {
            case Ending.Completed() -> "completed";
            case Ending.MaxOutputTokens(), Ending.ContentFilter() -> "incomplete";
            case Ending.Failed _ -> "failed";
        };
    }

    private ObjectNode of(String status) {
        ObjectNode asked = generation.asked().body();
        ObjectNode response = Json.object();
        response.put("id", generation.id())
                .put("object", "response")
                .put("created_at", generation.created())
                .put("status", status)
                .put("background", generation.asked().isInTheBackground())
                .putNull("error")
                .putNull("incomplete_details")
                .put("model", generation.asked().card().snapshot())
                .put("parallel_tool_calls", asked.path("parallel_tool_calls").asBoolean(true))
                .put("store", generation.asked().stores())
                .put("service_tier", "default")
                .put("temperature", asked.path("temperature").asDouble(1))
                .put("top_p", asked.path("top_p").asDouble(1))
                .put("top_logprobs", 0)
                .put("truncation", asked.path("truncation").asText("disabled"))
                .putNull("usage");
        response.putArray("output");
        for (String name :
                List.of(
                        "instructions",
                        "max_output_tokens",
                        "max_tool_calls",
                        "previous_response_id",
                        "prompt_cache_key",
                        "safety_identifier",
                        "user")) {
            response.set(name, asked.get(name));
        }
        response.set("metadata", or(asked.get("metadata"), Json.object()));
        response.set("tools", or(asked.get("tools"), Json.array()));
        response.set("tool_choice", or(asked.get("tool_choice"), Json.of("\"auto\"")));
        response.set("text", or(asked.get("text"), Json.of("{\"format\": {\"type\": \"text\"}}")));
        response.putObject("reasoning")
                .put("effort", effort(asked))
                .set("summary", asked.path("reasoning").get("summary"));
        return response;
    }

    private @org.jspecify.annotations.Nullable String effort(ObjectNode asked) {
        String effort = asked.path("reasoning").path("effort").asText("medium");
        return generation.asked().card().reasons() ? effort : null;
    }

    private static JsonNode or(@org.jspecify.annotations.Nullable JsonNode value, JsonNode other) {
        return value == null || value.isNull() ? other : value;
    }

    ObjectNode item(int index) {
        return item(index, generation.asked().wantsEncryptedReasoning());
    }

    private ObjectNode item(int index, boolean encrypted) {
        var named = generation.items().get(index);
        ObjectNode item = Json.object().put("id", named.id());
        switch (named.item()) {
            case Item.Reasoning(var summaries, _) -> {
                item.put("type", "reasoning");
                ArrayNode summary = item.putArray("summary");
                if (generation.asked().wantsSummaries()) {
                    summaries.forEach(text ->
                            summary.addObject().put("type", "summary_text").put("text", text));
                }
                if (encrypted) {
                    item.put("encrypted_content", seal(index, summary).content());
                }
            }
            case Item.Text(var text) -> {
                message(item, index)
                        .put("type", "output_text")
                        .put("text", text)
                        .putArray("annotations");
                ((ObjectNode) item.path("content").path(0)).putArray("logprobs");
            }
            case Item.Refusal(var text) ->
                    message(item, index).put("type", "refusal").put("refusal", text);
            case Item.Call(_, var tool, var arguments) ->
                    item.put("type", "function_call")
                            .put("status", status(index))
                            .put("arguments", arguments)
                            .put("call_id", named.callId())
                            .put("name", tool);
        }
        return item;
    }

    private ObjectNode message(ObjectNode item, int index) {
        item.put("type", "message").put("status", status(index)).put("role", "assistant");
        return item.putArray("content").addObject();
    }

    private String status(int index) {
        return generation.isCut(index) ? "incomplete" : "completed";
    }

    private Seal seal(int index, JsonNode summary) {
        var items = generation.items();
        var named = items.get(index);
        boolean last = index + 1 == items.size();
        return new Seal(
                generation.id(),
                index,
                named.id(),
                last ? "" : items.get(index + 1).id(),
                last ? "" : items.get(index + 1).callId(),
                Seal.checksum(summary));
    }

    private ObjectNode usage() {
        Usage usage = generation.usage();
        ObjectNode counted =
                Json.object()
                        .put("input_tokens", usage.input())
                        .put("output_tokens", usage.output())
                        .put("total_tokens", usage.total());
        counted.putObject("input_tokens_details")
                .put("cached_tokens", usage.cached())
                .put("cache_write_tokens", 0);
        counted.putObject("output_tokens_details").put("reasoning_tokens", usage.reasoning());
        return counted;
    }
}

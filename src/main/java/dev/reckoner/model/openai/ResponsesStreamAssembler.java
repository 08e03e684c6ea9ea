package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.model.Listener;
import dev.reckoner.model.http.ErrorObject;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.StreamAssembler;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Assembles the events of a Responses API stream. The last event contains the whole response. If a
/// server leaves the output out of it, the output is taken from the events of the items.
final class ResponsesStreamAssembler implements StreamAssembler {

    private static final String NEXT = "\n\n";

    private final Listener listener;
    private final Map<Integer, JsonNode> done = new TreeMap<>();
    private @Nullable JsonNode response;
    private JsonNode created = Json.MAPPER.createObjectNode();
    private boolean ended;
    private int unfinished;
    private @Nullable JsonNode error;
    private boolean flowing;
    private boolean hasText;
    private boolean hasReasoning;

    ResponsesStreamAssembler(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void add(JsonNode event) {
        String type = event.path("type").asText();
        flowing = type.endsWith(".delta") && !type.contains("reasoning");
        // in progress, parts added and done are left out: the last event repeats them
        switch (type) {
            case "response.output_text.delta", "response.refusal.delta" -> text(event);
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
                    reasoning(event);
            case "response.output_item.added", "response.reasoning_summary_part.added" ->
                    begun(event);
            case "response.output_item.done" -> {
                done.put(event.path("output_index").asInt(done.size()), event.path("item"));
                unfinished--;
            }
            case "response.completed", "response.incomplete", "response.failed" ->
                    response = event.path("response");
            case "response.created" -> created(event.path("response"));
            default -> ErrorObject.in(event).ifPresent(reported -> error = reported);
        }
    }

    private void created(JsonNode begun) {
        ObjectNode kept = Json.MAPPER.createObjectNode();
        kept.set("id", begun.path("id"));
        kept.set("model", begun.path("model"));
        created = kept;
    }

    private void text(JsonNode event) {
        String piece = event.path("delta").asText("");
        if (!piece.isEmpty()) {
            listener.text(piece);
            hasText = true;
        }
    }

    private void reasoning(JsonNode event) {
        String piece = event.path("delta").asText("");
        if (!piece.isEmpty()) {
            listener.reasoning(piece);
            hasReasoning = true;
        }
    }

    /// Separates a new item or summary part from the text before it.
    private void begun(JsonNode event) {
        unfinished += event.path("type").asText().equals("response.output_item.added") ? 1 : 0;
        String item = event.path("item").path("type").asText();
        if (item.equals("function_call")) {
            listener.calling();
        } else if (item.equals("message") && hasText) {
            listener.text(NEXT);
        } else if (hasReasoning
                && (item.equals("reasoning") || event.path("summary_index").asInt() > 0)) {
            listener.reasoning(NEXT);
        }
    }

    @Override
    public void stored(String id) {
        listener.stored(id);
    }

    @Override
    public void interrupted(String words) {
        listener.waiting(words, Duration.ZERO);
    }

    @Override
    public void ended(boolean announced) {
        ended = true;
    }

    @Override
    public boolean flowing() {
        return flowing;
    }

    @Override
    public boolean complete() {
        return response != null || error != null;
    }

    @Override
    public HttpResult end() {
        if (error != null) {
            return ErrorObject.of(error);
        }
        JsonNode last = response == null && isWholeWithoutLastEvent() ? created : response;
        if (!(last instanceof ObjectNode whole)) {
            return new Disconnected("the stream ended before the reply");
        }
        if (whole.path("output").isEmpty() && !done.isEmpty()) {
            whole.set("output", Json.MAPPER.createArrayNode().addAll(done.values()));
        }
        return new Body(whole, null);
    }

    /// Some servers leave out the last event: the stream ends after the items.
    private boolean isWholeWithoutLastEvent() {
        return ended
                && unfinished <= 0
                && done.values().stream()
                        .map(item -> item.path("type").asText())
                        .anyMatch(type -> type.equals("message") || type.equals("function_call"));
    }
}

package dev.reckoner.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.journal.Json;
import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.CutOff;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// The `chat.completion.chunk`s of a stream, put together to the `chat.completion` they are parts
/// of.
final class ChatAssembly implements Assembly {

    private final Listener listener;
    private final ObjectNode completion = Json.MAPPER.createObjectNode();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final Map<Integer, Call> calls = new LinkedHashMap<>();
    private @Nullable JsonNode error;
    private @Nullable String finish;
    private boolean spoken;

    ChatAssembly(Listener listener) {
        this.listener = listener;
    }

    private static final class Call {
        private String id = "";
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    @Override
    public void add(JsonNode chunk) {
        if (chunk.hasNonNull("error")) {
            error = chunk.get("error");
            return;
        }
        for (String field : new String[] {"id", "model", "usage"}) {
            if (chunk.hasNonNull(field)) {
                completion.set(field, chunk.get(field));
            }
        }
        JsonNode choice = chunk.path("choices").path(0);
        spoken |= choice.isObject();
        delta(choice.path("delta"));
        if (choice.path("finish_reason").isTextual()) {
            finish = choice.get("finish_reason").textValue();
        }
    }

    private void delta(JsonNode delta) {
        String said = delta.path("content").asText("");
        if (!said.isEmpty()) {
            text.append(said);
            listener.text(said);
        }
        refusal.append(delta.path("refusal").asText(""));
        String thought = delta.path("reasoning_content").asText(delta.path("reasoning").asText(""));
        if (!thought.isEmpty()) {
            reasoning.append(thought);
            listener.reasoning(thought);
        }
        for (JsonNode part : delta.path("tool_calls")) {
            call(part);
        }
    }

    /// Some servers number no call: then one with a name begins anew.
    private void call(JsonNode part) {
        JsonNode function = part.path("function");
        boolean named = !function.path("name").asText("").isEmpty();
        int last = Math.max(0, calls.size() - 1);
        int index = part.path("index").asInt(named ? calls.size() : last);
        var call = calls.computeIfAbsent(index, _ -> new Call());
        if (call.id.isEmpty()) {
            call.id = part.path("id").asText("");
        }
        call.name.append(function.path("name").asText(""));
        JsonNode arguments = function.path("arguments");
        call.arguments.append(
                arguments.isContainerNode() ? arguments.toString() : arguments.asText(""));
    }

    @Override
    public boolean flowing() {
        return finish == null && !(text.isEmpty() && calls.isEmpty());
    }

    @Override
    public boolean complete() {
        return error != null;
    }

    @Override
    public Heard end() {
        if (error != null) {
            return Fault.of(error);
        }
        if (!spoken && completion.has("usage")) {
            completion.putArray("choices");
            return new Answer(completion, null);
        }
        if (finish == null) {
            return new CutOff("the stream ended before the reply");
        }
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("finish_reason", finish);
        choice.set("message", message());
        return new Answer(completion, null);
    }

    private ObjectNode message() {
        ObjectNode message = Json.MAPPER.createObjectNode().put("content", text.toString());
        if (!refusal.isEmpty()) {
            message.put("refusal", refusal.toString());
        }
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning.toString());
        }
        ArrayNode all = message.putArray("tool_calls");
        for (Call call : calls.values()) {
            all.addObject()
                    .put("id", call.id)
                    .putObject("function")
                    .put("name", call.name.toString())
                    .put("arguments", call.arguments.toString());
        }
        return message;
    }
}

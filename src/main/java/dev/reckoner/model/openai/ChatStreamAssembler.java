package dev.reckoner.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.model.Listener;
import dev.reckoner.model.http.ErrorObject;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.StreamAssembler;
import dev.reckoner.model.openai.dialect.KeptFields;
import dev.reckoner.model.openai.dialect.StreamedFields;
import dev.reckoner.model.openai.stream.TaggedStream;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Assembles the `chat.completion.chunk`s of a stream to a `chat.completion`.
public final class ChatStreamAssembler implements StreamAssembler {

    /// What some servers send as the finish reason of a reply that goes on.
    private static final Set<String> NO_FINISH = Set.of("", "null");

    private final Listener listener;
    private final ObjectNode completion = Json.MAPPER.createObjectNode();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final StreamedFields kept = new StreamedFields(KeptFields.OF_A_MESSAGE);
    private final StreamedToolCalls calls = new StreamedToolCalls();
    private final TaggedStream tagged;

    /// The parts of the content that are not texts, under `content`.
    private final StreamedFields parts = new StreamedFields(Set.of());

    private @Nullable JsonNode error;
    private @Nullable String finish;
    private boolean hasChoice;
    private boolean ended;
    private boolean announced;

    public ChatStreamAssembler(Listener listener) {
        this.listener = listener;
        this.tagged = new TaggedStream(listener);
    }

    @Override
    public void add(JsonNode chunk) {
        var reported = ErrorObject.in(chunk);
        if (reported.isPresent()) {
            error = reported.get();
            return;
        }
        for (String field : new String[] {"id", "model", "usage"}) {
            if (chunk.hasNonNull(field)) {
                completion.set(field, chunk.get(field));
            }
        }
        JsonNode choice = chunk.path("choices").path(0);
        hasChoice |= choice.isObject();
        delta(choice.has("delta") ? choice.get("delta") : choice.path("message"));
        String reason = ReadChatCompletion.text(choice.path("finish_reason"));
        if (!NO_FINISH.contains(reason.strip())) {
            finish = reason;
            tagged.end();
        }
    }

    private void delta(JsonNode delta) {
        String said = ReadChatCompletion.text(delta.path("content"));
        text.append(said);
        tagged.add(said);
        refusal.append(ReadChatCompletion.text(delta.path("refusal")));
        String thought =
                ReadChatCompletion.text(
                        delta.hasNonNull("reasoning_content")
                                ? delta.get("reasoning_content")
                                : delta.path("reasoning"));
        if (!thought.isEmpty()) {
            listener.reasoning(thought);
        }
        String thinking = ReadChatCompletion.thinking(delta.path("content"));
        if (!thinking.isEmpty()) {
            listener.reasoning(thinking);
        }
        ArrayNode others = KeptFields.partsWithoutText(delta.path("content"));
        if (!others.isEmpty()) {
            parts.add(Json.MAPPER.createObjectNode().set("content", others));
        }
        kept.add(delta);
        delta.path("tool_calls").forEach(this::call);
        if (delta.path("function_call").isObject()) {
            call(Json.MAPPER.createObjectNode().set("function", delta.get("function_call")));
        }
    }

    private void call(JsonNode piece) {
        if (calls.add(piece)) {
            listener.calling();
        }
    }

    @Override
    public void ended(boolean announced) {
        this.ended = true;
        this.announced = announced;
        tagged.end();
    }

    /// After the finish reason only the usage can follow.
    @Override
    public boolean flowing() {
        return finish != null || !(text.isEmpty() && calls.isEmpty());
    }

    @Override
    public boolean complete() {
        return error != null;
    }

    @Override
    public HttpResult end() {
        if (error != null) {
            return ErrorObject.of(error);
        }
        if (ended && !hasChoice && completion.has("usage")) {
            completion.putArray("choices");
            return new Body(completion, null);
        }
        boolean complete = finish != null || announced && hasChoice && calls.complete();
        if (!complete) {
            return new Disconnected("the stream ended before the reply");
        }
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("finish_reason", finish);
        choice.set("message", message());
        return new Body(completion, null);
    }

    private void content(ObjectNode message) {
        message.put("content", text.toString());
        if (parts.json().path("content") instanceof ArrayNode others) {
            others.addObject().put("type", "text").put("text", text.toString());
            message.set("content", others);
        }
    }

    private ObjectNode message() {
        ObjectNode message = Json.MAPPER.createObjectNode();
        content(message);
        if (!refusal.isEmpty()) {
            message.put("refusal", refusal.toString());
        }
        message.setAll(kept.json());
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls.json());
        }
        return message;
    }
}

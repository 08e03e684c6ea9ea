package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A chat completion as the events of its stream.
final class ChatChunks {

    private final ChatCompletion completion;
    private final boolean usage;
    private final List<Event> events = new ArrayList<>();

    private ChatChunks(Generation generation) {
        completion = new ChatCompletion(generation);
        usage = generation.asked().body().path("stream_options").path("include_usage").asBoolean();
    }

    static List<Event> of(Generation generation) {
        var told = new ChatChunks(generation);
        told.tell(generation);
        return told.events;
    }

    private void tell(Generation generation) {
        if (!generation.items().isEmpty()) {
            message();
        }
        if (generation.answer().ending() instanceof Ending.Failed(var code, var message)) {
            var complaint = new Complaint(500, message, "server_error", null, code);
            events.add(new Event(null, complaint.body().toString()));
            return;
        }
        if (!generation.items().isEmpty()) {
            add(Json.object(), completion.finish());
        }
        if (usage) {
            ObjectNode last = completion.of("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", completion.usage());
            events.add(new Event(null, last.toString()));
        }
        events.add(new Event(null, "[DONE]"));
    }

    private void message() {
        add(
                Json.object()
                        .put("role", "assistant")
                        .put("content", completion.hasText() ? "" : null)
                        .putNull("refusal"),
                null);
        Deltas.of(completion.reasoning()).forEach(text -> say("reasoning_content", text));
        if (completion.card().has(Habit.SIGNS_THINKING)) {
            thinking();
        }
        if (completion.card().has(Habit.THINKS_IN_THE_CONTENT)) {
            for (String piece : Deltas.of("Multiply them.")) {
                part(Habit.thinking(piece));
            }
            part(Habit.thinking("").put("closed", true));
        }
        Deltas.of(completion.text()).forEach(text -> say("content", text));
        Deltas.of(completion.refusal()).forEach(text -> say("refusal", text));
        int index = 0;
        for (var named : completion.calls()) {
            call(index++, named);
        }
    }

    /// The pieces of a block, and its signature after them.
    private void thinking() {
        for (JsonNode block : Habit.blocks()) {
            Deltas.of(block.path("thinking").asText())
                    .forEach(text ->
                            block(Json.object().put("thinking", text).putNull("signature")));
            block(Json.object().put("thinking", "").set("signature", block.path("signature")));
        }
    }

    private void part(ObjectNode part) {
        ObjectNode delta = Json.object();
        delta.putArray("content").add(part);
        add(delta, null);
    }

    private void block(ObjectNode piece) {
        ObjectNode delta = Json.object();
        delta.putArray("thinking_blocks").add(piece.put("type", "thinking"));
        add(delta, null);
    }

    private void call(int index, Generation.Named named) {
        ObjectNode first = Json.object().put("index", index);
        first.setAll(completion.call(named, ""));
        addCall(first);
        for (String delta : Deltas.of(((Item.Call) named.item()).arguments())) {
            ObjectNode more = Json.object().put("index", index);
            more.putObject("function").put("arguments", delta);
            addCall(more);
        }
    }

    private void addCall(ObjectNode call) {
        ObjectNode delta = Json.object();
        delta.putArray("tool_calls").add(call);
        add(delta, null);
    }

    private void say(String field, String text) {
        add(Json.object().put(field, text), null);
    }

    private void add(ObjectNode delta, @Nullable String finish) {
        ObjectNode chunk = completion.of("chat.completion.chunk");
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .putNull("logprobs")
                .put("finish_reason", finish)
                .set("delta", delta);
        if (usage) {
            chunk.putNull("usage");
        }
        events.add(new Event(null, chunk.toString()));
    }
}

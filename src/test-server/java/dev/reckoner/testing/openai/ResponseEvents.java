package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// A response as the events of its stream, numbered from 0.
final class ResponseEvents {

    private final ResponseObject response;
    private final boolean obfuscated;
    private final List<Event> events = new ArrayList<>();

    private ResponseEvents(Generation generation) {
        response = new ResponseObject(generation);
        obfuscated =
                generation
                        .asked()
                        .body()
                        .path("stream_options")
                        .path("include_obfuscation")
                        .asBoolean(true);
    }

    static List<Event> of(Generation generation) {
        var told = new ResponseEvents(generation);
        told.tell(generation);
        return told.events;
    }

    private void tell(Generation generation) {
        boolean background = generation.asked().isInTheBackground();
        add(
                "response.created",
                Json.object()
                        .set("response", background ? response.queued() : response.inProgress()));
        if (background) {
            add("response.queued", Json.object().set("response", response.queued()));
        }
        add("response.in_progress", Json.object().set("response", response.inProgress()));
        for (int i = 0; i < generation.items().size(); i++) {
            tell(i, generation.items().get(i));
        }
        add("response." + response.status(), Json.object().set("response", response.finished()));
    }

    private void tell(int index, Generation.Named named) {
        ObjectNode done = response.item(index);
        ObjectNode begun = done.deepCopy();
        begun.remove("encrypted_content");
        switch (named.item()) {
            case Item.Reasoning _ -> {
                begun.putArray("summary");
                item("added", index, begun);
                int part = 0;
                for (JsonNode summary : done.path("summary")) {
                    summary(at(index, named).put("summary_index", part++), summary);
                }
            }
            case Item.Text _, Item.Refusal _ -> {
                begun.put("status", "in_progress").putArray("content");
                item("added", index, begun);
                content(at(index, named).put("content_index", 0), done.path("content").path(0));
            }
            case Item.Call(_, _, var arguments) -> {
                item("added", index, begun.put("status", "in_progress").put("arguments", ""));
                Deltas.of(arguments)
                        .forEach(delta ->
                                delta(
                                        "response.function_call_arguments.delta",
                                        at(index, named),
                                        delta));
                add(
                        "response.function_call_arguments.done",
                        at(index, named).put("arguments", arguments));
            }
        }
        item("done", index, done);
    }

    private void summary(ObjectNode at, JsonNode summary) {
        ObjectNode empty = summary.deepCopy();
        add("response.reasoning_summary_part.added", put(at, "part", empty.put("text", "")));
        String text = summary.path("text").asText();
        Deltas.of(text)
                .forEach(delta ->
                        delta("response.reasoning_summary_text.delta", at.deepCopy(), delta));
        add("response.reasoning_summary_text.done", at.deepCopy().put("text", text));
        add("response.reasoning_summary_part.done", put(at, "part", summary));
    }

    private void content(ObjectNode at, JsonNode part) {
        boolean refused = part.path("type").asText().equals("refusal");
        String field = refused ? "refusal" : "text";
        String event = refused ? "response.refusal." : "response.output_text.";
        ObjectNode empty = part.deepCopy();
        add("response.content_part.added", put(at, "part", empty.put(field, "")));
        for (String delta : Deltas.of(part.path(field).asText())) {
            delta(event + "delta", logged(at, refused), delta);
        }
        add(event + "done", logged(at, refused).put(field, part.path(field).asText()));
        add("response.content_part.done", put(at, "part", part));
    }

    private static ObjectNode logged(ObjectNode at, boolean refused) {
        ObjectNode event = at.deepCopy();
        if (!refused) {
            event.putArray("logprobs");
        }
        return event;
    }

    private static ObjectNode at(int index, Generation.Named named) {
        return Json.object().put("item_id", named.id()).put("output_index", index);
    }

    private static ObjectNode put(ObjectNode at, String name, JsonNode value) {
        ObjectNode event = at.deepCopy();
        event.set(name, value);
        return event;
    }

    private void item(String what, int index, ObjectNode item) {
        add(
                "response.output_item." + what,
                put(Json.object().put("output_index", index), "item", item));
    }

    private void delta(String type, ObjectNode event, String delta) {
        event.put("delta", delta);
        if (obfuscated) {
            event.put("obfuscation", "x".repeat(16 - delta.length() % 16));
        }
        add(type, event);
    }

    private void add(String type, JsonNode event) {
        ObjectNode typed = Json.object().put("type", type).put("sequence_number", events.size());
        typed.setAll((ObjectNode) event);
        events.add(new Event(type, typed.toString()));
    }
}

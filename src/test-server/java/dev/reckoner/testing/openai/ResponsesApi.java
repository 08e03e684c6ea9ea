package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `POST /v1/responses`, `GET /v1/responses/{id}`
final class ResponsesApi implements Protocol {

    private final Memory memory = new Memory();
    private final List<Rule> rules = ResponsesRules.all(memory);

    @Override
    public Api api() {
        return Api.RESPONSES;
    }

    @Override
    public Asked asked(ObjectNode body, ModelCard card) throws Refused {
        List<JsonNode> items = new ArrayList<>();
        if (body.path("previous_response_id").isTextual()) {
            items.addAll(stored(body.path("previous_response_id").asText()).conversation());
        }
        int earlier = items.size();
        JsonNode input = body.path("input");
        if (input.isTextual()) {
            items.add(Json.object().put("role", "user").put("content", input.asText()));
        }
        for (JsonNode item : input.isArray() ? input : Json.array()) {
            items.add(
                    InputOrder.is(item, "item_reference")
                            ? memory.item(item.path("id").asText()).orElse(item)
                            : item);
        }
        return Asked.of(Api.RESPONSES, body, card, items, earlier);
    }

    private Memory.Stored stored(String id) throws Refused {
        return memory.response(id)
                .orElseThrow(() ->
                        new Refused(
                                Complaint.invalid(
                                        "Previous response with id '" + id + "' not found.",
                                        "previous_response_id",
                                        "previous_response_not_found")));
    }

    /// A response that was stored. One that is made in the background is still under way when it is
    /// asked for first.
    Delivery retrieve(String id, Map<String, String> headers) throws Refused {
        var stored =
                memory.response(id)
                        .orElseThrow(() ->
                                new Refused(
                                        Complaint.notFound(
                                                "Response with id '" + id + "' not found.",
                                                null,
                                                null)));
        boolean early =
                stored.response().path("background").asBoolean() && memory.isAskedForFirst(id);
        return Delivery.whole(
                200, headers, Json.bytes(early ? underWay(stored.response()) : stored.response()));
    }

    private static ObjectNode underWay(ObjectNode response) {
        ObjectNode begun = response.deepCopy();
        begun.put("status", "in_progress").putNull("usage").putArray("output");
        begun.remove("completed_at");
        return begun;
    }

    @Override
    public List<Rule> rules() {
        return rules;
    }

    @Override
    public ObjectNode whole(Generation generation) {
        var object = new ResponseObject(generation);
        return generation.asked().isInTheBackground() ? object.queued() : object.finished();
    }

    @Override
    public List<Event> events(Generation generation) {
        return ResponseEvents.of(generation);
    }

    @Override
    public int prelude() {
        return 2;
    }

    /// A response that is not made in the background ends with its connection.
    @Override
    public void broken(Generation generation) {
        if (!generation.asked().isInTheBackground()) {
            memory.change(generation.id(), new ResponseObject(generation).cancelled());
        }
    }

    @Override
    public void made(Generation generation) {
        var object = new ResponseObject(generation);
        memory.remember(generation.asked(), object.finished(), object.remembered());
    }
}

package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the server remembers of the responses it made.
///
/// Of all it keeps which items it gave out, and in which order; of those that were to be stored it
/// keeps the rest, too.
final class Memory {

    /// @param conversation all items up to the end of the response
    record Stored(ObjectNode response, List<JsonNode> conversation) {}

    /// An item the server gave out.
    ///
    /// @param before the id of the reasoning that came just before it; empty if none did
    record Issued(String response, int index, String id, String before) {}

    private final Map<String, Stored> responses = new ConcurrentHashMap<>();
    private final Set<String> fetched = ConcurrentHashMap.newKeySet();
    private final Map<String, JsonNode> items = new ConcurrentHashMap<>();
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    /// @param response as it was sent
    /// @param known the same with all that has to be known of its items
    void remember(Asked asked, ObjectNode response, ObjectNode known) {
        String before = "";
        int index = 0;
        for (JsonNode item : known.path("output")) {
            String id = item.path("id").asText();
            var fact = new Issued(response.path("id").asText(), index++, id, before);
            issued.put(id, fact);
            if (item.has("call_id")) {
                issued.put(item.path("call_id").asText(), fact);
            }
            before = item.path("type").asText().equals("reasoning") ? id : "";
        }
        if (asked.stores()) {
            store(asked, response, known);
        }
    }

    Optional<Stored> response(String id) {
        return Optional.ofNullable(responses.get(id));
    }

    /// Replaces what is stored of a response; where nothing is, nothing is.
    void change(String id, ObjectNode response) {
        responses.computeIfPresent(id, (_, before) -> new Stored(response, before.conversation()));
    }

    /// Whether it is asked for the first time.
    boolean isAskedForFirst(String id) {
        return fetched.add(id);
    }

    Optional<JsonNode> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /// @param name an item's id, or else its call id
    Optional<Issued> issued(String name) {
        return Optional.ofNullable(issued.get(name));
    }

    private void store(Asked asked, ObjectNode response, ObjectNode known) {
        List<JsonNode> conversation = new ArrayList<>(asked.conversation());
        for (JsonNode item : known.path("output")) {
            conversation.add(item);
            items.put(item.path("id").asText(), item);
        }
        responses.put(
                response.path("id").asText(), new Stored(response, List.copyOf(conversation)));
    }
}

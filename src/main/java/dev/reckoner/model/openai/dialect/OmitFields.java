package dev.reckoner.model.openai.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Set;

/// Leaves fields out of the body of a request.
///
/// A field is named as servers name it in their refusals: `stream_options` at the top,
/// `reasoning.summary` within an object, `messages.reasoning_content` in each element of a list. A
/// name that stands elsewhere in another API is known there too.
final class OmitFields {

    /// `stream` is set to false, because some servers stream unless they are told not to.
    private static final String STREAM = Dialect.STREAM;

    private static final Map<String, Set<String>> PLACES =
            Map.of(
                    "strict", Set.of("tools.strict", "tools.function.strict"),
                    "reasoning_effort", Set.of("reasoning_effort", "reasoning.effort"),
                    "reasoning.effort", Set.of("reasoning_effort", "reasoning.effort"));

    static void from(ObjectNode body, Set<String> names) {
        for (String name : names) {
            if (name.equals(STREAM)) {
                body.remove("stream_options");
                if (body.has(STREAM)) {
                    body.put(STREAM, false);
                }
            } else {
                PLACES.getOrDefault(name, Set.of(name)).forEach(place -> remove(body, place));
            }
        }
    }

    private static void remove(JsonNode from, String place) {
        if (from.isArray()) {
            from.forEach(element -> remove(element, place));
        } else if (from instanceof ObjectNode object) {
            int dot = place.indexOf('.');
            if (dot < 0) {
                object.remove(place);
                return;
            }
            String first = place.substring(0, dot);
            JsonNode within = object.path(first);
            remove(within, place.substring(dot + 1));
            if (within.isObject() && within.isEmpty()) {
                object.remove(first);
            }
        }
    }

    private OmitFields() {}
}

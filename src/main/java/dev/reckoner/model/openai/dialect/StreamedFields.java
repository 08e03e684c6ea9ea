package dev.reckoner.model.openai.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;

import java.util.Set;

/// Assembles the fields of a streamed message or call that this program does not read: see
/// [KeptFields].
///
/// Texts are joined, objects are merged, and the elements of lists follow one another. An element
/// continues the last one of its list if it has the same type and index, such as the pieces of a
/// thinking block and the signature at its end.
public final class StreamedFields {

    /// Texts that come in pieces. Two equal pieces in a row are two pieces.
    private static final Set<String> PIECES =
            Set.of("reasoning_content", "reasoning", "thinking", "text", "summary", "content");

    /// Texts that name something, and stay as they came last.
    private static final Set<String> NAMES = Set.of("id", "type", "format", "role", "name");

    private static final String SIGNATURE = "signature";

    private final Set<String> others;
    private final ObjectNode whole = Json.MAPPER.createObjectNode();

    /// @param others the fields that are assembled elsewhere
    public StreamedFields(Set<String> others) {
        this.others = others;
    }

    public void add(JsonNode delta) {
        delta.propertyStream()
                .filter(field -> !others.contains(field.getKey()))
                .forEach(field -> merge(whole, field.getKey(), field.getValue()));
    }

    public ObjectNode json() {
        return whole;
    }

    private static void merge(ObjectNode into, String name, JsonNode piece) {
        JsonNode earlier = into.path(name);
        if (piece.isNull()) {
            return;
        }
        if (piece instanceof ArrayNode pieces) {
            ArrayNode list = earlier instanceof ArrayNode begun ? begun : into.putArray(name);
            pieces.forEach(element -> append(list, element));
        } else if (piece instanceof ObjectNode && earlier instanceof ObjectNode begun) {
            piece.propertyStream().forEach(field -> merge(begun, field.getKey(), field.getValue()));
        } else if (piece.isTextual() && earlier.isTextual()) {
            into.put(name, joined(name, earlier.textValue(), piece.textValue()));
        } else {
            into.set(name, piece.deepCopy());
        }
    }

    private static String joined(String name, String earlier, String piece) {
        if (PIECES.contains(name)) {
            return earlier + piece;
        }
        if (NAMES.contains(name)) {
            return piece.isEmpty() ? earlier : piece;
        }
        return piece.equals(earlier) ? earlier : earlier + piece;
    }

    private static void append(ArrayNode list, JsonNode element) {
        JsonNode last = list.path(list.size() - 1);
        if (last instanceof ObjectNode begun && continues(begun, element)) {
            element.propertyStream()
                    .forEach(field -> merge(begun, field.getKey(), field.getValue()));
        } else {
            list.add(element.deepCopy());
        }
    }

    /// Encrypted elements are always whole, and a signature ends its element.
    private static boolean continues(ObjectNode last, JsonNode element) {
        String type = element.path("type").asText();
        return element.isObject()
                && last.path("type").asText().equals(type)
                && last.path("index").equals(element.path("index"))
                && !type.contains("encrypted")
                && !type.contains("redacted")
                && !last.hasNonNull(SIGNATURE)
                && (!last.hasNonNull("id")
                        || !element.hasNonNull("id")
                        || last.path("id").equals(element.path("id")));
    }
}

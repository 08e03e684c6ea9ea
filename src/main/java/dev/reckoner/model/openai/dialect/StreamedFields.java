package dev.reckoner.model.openai.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.reckoner.json.Json;

import java.util.Set;

/// Assembles the fields of a streamed message or call that this program does not read: see
/// [KeptFields].
///
/// Texts are joined, objects are merged, and the elements of lists follow one another. An element
/// continues the last one of its list if it has the same type and index, such as the pieces of a
/// thinking block and the signature at its end.
///
/// A text that has come in more than one piece is kept as a [StringBuilder] within the JSON, so
/// that the time is linear in the length of the stream.
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

    /// A copy of what has come so far.
    public ObjectNode json() {
        return (ObjectNode) written(whole);
    }

    /// A copy with texts in place of builders.
    private static JsonNode written(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.MAPPER.createObjectNode();
                object.propertyStream()
                        .forEach(field -> copy.set(field.getKey(), written(field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.MAPPER.createArrayNode();
                array.forEach(element -> copy.add(written(element)));
                yield copy;
            }
            case POJONode pieces -> TextNode.valueOf(pieces.getPojo().toString());
            default -> node;
        };
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
        } else if (piece.isTextual() && (earlier.isTextual() || earlier.isPojo())) {
            join(into, name, earlier, piece.textValue());
        } else {
            into.set(name, piece.deepCopy());
        }
    }

    private static void join(ObjectNode into, String name, JsonNode earlier, String piece) {
        if (NAMES.contains(name)) {
            if (!piece.isEmpty()) {
                into.put(name, piece);
            }
            return;
        }
        StringBuilder joined =
                earlier instanceof POJONode kept && kept.getPojo() instanceof StringBuilder begun
                        ? begun
                        : new StringBuilder(earlier.asText());
        if (PIECES.contains(name) || !piece.contentEquals(joined)) {
            into.putPOJO(name, joined.append(piece));
        }
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

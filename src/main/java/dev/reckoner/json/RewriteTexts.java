package dev.reckoner.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Copies a JSON tree and rewrites each text in it.
public final class RewriteTexts {

    public static JsonNode inOrder(JsonNode node, UnaryOperator<String> texts) {
        return copy(node, texts, LinkedHashMap::new);
    }

    /// Does the same, and sorts the keys of each object.
    public static JsonNode sorted(JsonNode node, UnaryOperator<String> texts) {
        return copy(node, texts, TreeMap::new);
    }

    private static JsonNode copy(
            JsonNode node, UnaryOperator<String> texts, Supplier<Map<String, JsonNode>> fields) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(texts.apply(text.textValue()));
            case ArrayNode array -> {
                var copy = Json.MAPPER.createArrayNode();
                array.forEach(item -> copy.add(copy(item, texts, fields)));
                yield copy;
            }
            case ObjectNode object -> {
                var copies = fields.get();
                object.forEachEntry((name, value) -> copies.put(name, copy(value, texts, fields)));
                ObjectNode copy = Json.MAPPER.createObjectNode();
                yield copy.setAll(copies);
            }
            default -> node;
        };
    }

    private RewriteTexts() {}
}

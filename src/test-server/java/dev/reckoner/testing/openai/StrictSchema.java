package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The schema of a tool's arguments: an object; and of a strict tool, every object in it closed and
/// every property necessary.
final class StrictSchema {

    static Optional<Complaint> complaint(String path, JsonNode function) {
        JsonNode schema = function.path("parameters");
        boolean strict = function.path("strict").asBoolean();
        if (schema.isMissingNode() || schema.isNull()) {
            return Optional.empty();
        }
        var flaw =
                schema.path("type").asText().equals("object")
                        ? strict ? flaw(schema, List.of()) : Optional.<String>empty()
                        : Optional.of(
                                "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"%s\"'."
                                        .formatted(schema.path("type").asText("None")));
        return flaw.map(what ->
                Complaint.invalid(
                        "Invalid schema for function '%s': %s"
                                .formatted(function.path("name").asText(), what),
                        path,
                        "invalid_function_parameters"));
    }

    private static Optional<String> flaw(JsonNode schema, List<String> context) {
        if (schema.path("type").asText().equals("object") || schema.has("properties")) {
            JsonNode open = schema.path("additionalProperties");
            if (!open.isBoolean() || open.asBoolean()) {
                return Optional.of(
                        in(context)
                                + "'additionalProperties' is required to be supplied and to be"
                                + " false.");
            }
            var required = schema.path("required").valueStream().map(JsonNode::asText).toList();
            for (var property : schema.path("properties").properties()) {
                if (!required.contains(property.getKey())) {
                    return Optional.of(
                            in(context)
                                    + "'required' is required to be supplied and to be an array"
                                    + " including every key in properties. Missing '"
                                    + property.getKey()
                                    + "'.");
                }
            }
        }
        return deeper(schema, context);
    }

    private static Optional<String> deeper(JsonNode schema, List<String> context) {
        for (var property : schema.path("properties").properties()) {
            var flaw = flaw(property.getValue(), plus(context, "properties", property.getKey()));
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        for (String each : List.of("anyOf", "$defs")) {
            int index = 0;
            for (JsonNode part : schema.path(each)) {
                var flaw = flaw(part, plus(context, each, Integer.toString(index++)));
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
        }
        JsonNode items = schema.path("items");
        return items.isObject() ? flaw(items, plus(context, "items")) : Optional.empty();
    }

    private static String in(List<String> context) {
        return context.isEmpty()
                ? "In context=(), "
                : "In context=('" + String.join("', '", context) + "'), ";
    }

    private static List<String> plus(List<String> context, String... steps) {
        var deeper = new ArrayList<>(context);
        deeper.addAll(List.of(steps));
        return deeper;
    }

    private StrictSchema() {}
}

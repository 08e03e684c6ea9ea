package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Every field is documented and of the documented type; the necessary ones are there.
record FieldRule(Map<String, Kind> fields, Iterable<String> necessary) implements Rule {

    enum Kind {
        STRING("a string", JsonNode::isTextual),
        BOOLEAN("a boolean", JsonNode::isBoolean),
        INTEGER("an integer", JsonNode::isIntegralNumber),
        NUMBER("a decimal", JsonNode::isNumber),
        OBJECT("an object", JsonNode::isObject),
        ARRAY("an array", JsonNode::isArray),
        TEXT_OR_ARRAY("a string or an array", node -> node.isTextual() || node.isArray()),
        TEXT_OR_OBJECT("a string or an object", node -> node.isTextual() || node.isObject());

        final String phrase;
        final Predicate<JsonNode> holds;

        Kind(String phrase, Predicate<JsonNode> holds) {
            this.phrase = phrase;
            this.holds = holds;
        }
    }

    @Override
    public Optional<Complaint> check(Asked asked) {
        return check("", asked.body());
    }

    /// @param path of the object, with a dot at its end; empty for the request itself
    Optional<Complaint> check(String path, JsonNode object) {
        for (String name : necessary) {
            if (!object.has(name)) {
                return Optional.of(Complaint.missing(path + name));
            }
        }
        for (var field : object.properties()) {
            Kind kind = fields.get(field.getKey());
            if (kind == null) {
                return Optional.of(Complaint.unknownParameter(path + field.getKey()));
            }
            if (!field.getValue().isNull() && !kind.holds.test(field.getValue())) {
                return Optional.of(
                        Complaint.invalidType(
                                path + field.getKey(), kind.phrase, named(field.getValue())));
            }
        }
        return Optional.empty();
    }

    static String named(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> "a boolean";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a decimal";
            case STRING, BINARY -> "a string";
            case NULL, MISSING -> "null";
        };
    }
}

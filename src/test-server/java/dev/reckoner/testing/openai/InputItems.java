package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.testing.openai.FieldRule.Kind;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked of each item of the input of a response, whatever is beside it.
final class InputItems {

    private static final List<String> TYPES =
            List.of(
                    "message",
                    "reasoning",
                    "function_call",
                    "function_call_output",
                    "item_reference");
    private static final List<String> ROLES = List.of("assistant", "system", "developer", "user");
    private static final FieldRule MESSAGE =
            new FieldRule(
                    Map.of(
                            "type", Kind.STRING,
                            "id", Kind.STRING,
                            "role", Kind.STRING,
                            "content", Kind.TEXT_OR_ARRAY,
                            "status", Kind.STRING,
                            "phase", Kind.STRING),
                    List.of("role", "content"));
    private static final FieldRule REASONING =
            new FieldRule(
                    Map.of(
                            "type", Kind.STRING,
                            "id", Kind.STRING,
                            "summary", Kind.ARRAY,
                            "content", Kind.ARRAY,
                            "encrypted_content", Kind.STRING,
                            "status", Kind.STRING),
                    List.of("id", "summary"));
    private static final FieldRule CALL =
            new FieldRule(
                    Map.of(
                            "type", Kind.STRING,
                            "id", Kind.STRING,
                            "call_id", Kind.STRING,
                            "name", Kind.STRING,
                            "arguments", Kind.STRING,
                            "status", Kind.STRING,
                            "async", Kind.BOOLEAN,
                            "caller", Kind.OBJECT,
                            "namespace", Kind.STRING),
                    List.of("call_id", "name", "arguments"));
    private static final FieldRule OUTPUT =
            new FieldRule(
                    Map.of(
                            "type", Kind.STRING,
                            "id", Kind.STRING,
                            "call_id", Kind.STRING,
                            "output", Kind.TEXT_OR_ARRAY,
                            "status", Kind.STRING,
                            "caller", Kind.OBJECT,
                            "name", Kind.STRING,
                            "namespace", Kind.STRING),
                    List.of("call_id", "output"));
    private static final FieldRule REFERENCE =
            new FieldRule(Map.of("type", Kind.STRING, "id", Kind.STRING), List.of("id"));

    static Optional<Complaint> areWellFormed(Asked asked) {
        int index = 0;
        for (JsonNode item :
                asked.conversation().subList(asked.earlier(), asked.conversation().size())) {
            var complaint = flaw("input[" + index++ + "].", item);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static Optional<Complaint> flaw(String path, JsonNode item) {
        String type = item.path("type").asText(item.has("role") ? "message" : "");
        return switch (type) {
            case "message" -> message(path, item);
            case "reasoning" -> REASONING.check(path, item).or(() -> begins("rs", path, item));
            case "function_call" -> CALL.check(path, item).or(() -> begins("fc", path, item));
            case "function_call_output" -> OUTPUT.check(path, item);
            case "item_reference" -> REFERENCE.check(path, item);
            default -> Optional.of(Complaint.invalidValue(path + "type", type, TYPES));
        };
    }

    private static Optional<Complaint> message(String path, JsonNode item) {
        String role = item.path("role").asText();
        if (!ROLES.contains(role)) {
            return Optional.of(Complaint.invalidValue(path + "role", role, ROLES));
        }
        return MESSAGE.check(path, item)
                .or(() -> begins("msg", path, item))
                .or(() -> parts(path, item, role));
    }

    private static Optional<Complaint> parts(String path, JsonNode item, String role) {
        if (item.path("content").isNull()) {
            return Optional.of(
                    Complaint.invalidType(path + "content", Kind.TEXT_OR_ARRAY.phrase, "null"));
        }
        var types =
                role.equals("assistant")
                        ? List.of("output_text", "refusal")
                        : List.of("input_text");
        int index = 0;
        for (JsonNode part :
                item.path("content").isTextual() ? Json.array() : item.path("content")) {
            String at = path + "content[" + index++ + "].";
            String type = part.path("type").asText();
            if (!types.contains(type)) {
                return Optional.of(Complaint.invalidValue(at + "type", type, types));
            }
            if (!part.path(type.equals("refusal") ? "refusal" : "text").isTextual()) {
                return Optional.of(
                        Complaint.missing(at + (type.equals("refusal") ? "refusal" : "text")));
            }
        }
        return Optional.empty();
    }

    private static Optional<Complaint> begins(String prefix, String path, JsonNode item) {
        String id = item.path("id").asText(prefix);
        return id.startsWith(prefix)
                ? Optional.empty()
                : Optional.of(
                        Complaint.invalid(
                                "Invalid '%sid': '%s'. Expected an ID that begins with '%s'."
                                        .formatted(path, id, prefix),
                                path + "id",
                                "invalid_value"));
    }

    private InputItems() {}
}

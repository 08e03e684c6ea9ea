package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.testing.openai.FieldRule.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is asked of tools: flat in the Responses API, nested in Chat Completions.
final class ToolRules {

    private static final Map<String, Kind> FUNCTION =
            Map.of(
                    "name", Kind.STRING,
                    "description", Kind.STRING,
                    "parameters", Kind.OBJECT,
                    "strict", Kind.BOOLEAN);
    private static final FieldRule NESTED = new FieldRule(FUNCTION, List.of("name"));
    private static final FieldRule OUTER =
            new FieldRule(
                    Map.of("type", Kind.STRING, "function", Kind.OBJECT),
                    List.of("type", "function"));
    private static final FieldRule FLAT = new FieldRule(flat(), List.of("type", "name"));

    static Optional<Complaint> toolsAreDefined(Asked asked) {
        boolean nested = asked.api() == Api.CHAT_COMPLETIONS;
        Set<String> names = new java.util.HashSet<>();
        int index = 0;
        for (JsonNode tool : asked.body().path("tools")) {
            String path = "tools[" + index++ + "].";
            String inner = nested ? path + "function." : path;
            JsonNode function = nested ? tool.path("function") : tool;
            var complaint =
                    (nested ? OUTER : FLAT)
                            .check(path, tool)
                            .or(() -> isAFunction(path, tool))
                            .or(() -> nested ? NESTED.check(inner, function) : Optional.empty())
                            .or(() -> isNamed(inner, function, names))
                            .or(() -> StrictSchema.complaint(inner + "parameters", function));
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    static Optional<Complaint> choiceIsOffered(Asked asked) {
        JsonNode choice = asked.body().path("tool_choice");
        if (choice.isMissingNode() || choice.isNull()) {
            return Optional.empty();
        }
        if (asked.body().path("tools").isEmpty() && !choice.asText().equals("none")) {
            return Optional.of(
                    Complaint.invalid(
                            "'tool_choice' is only allowed when 'tools' are specified.",
                            "tool_choice",
                            null));
        }
        if (choice.isTextual()) {
            var modes = List.of("none", "auto", "required");
            return modes.contains(choice.asText())
                    ? Optional.empty()
                    : Optional.of(Complaint.invalidValue("tool_choice", choice.asText(), modes));
        }
        return named(asked, choice);
    }

    private static Optional<Complaint> named(Asked asked, JsonNode choice) {
        boolean nested = asked.api() == Api.CHAT_COMPLETIONS;
        JsonNode allowed =
                nested ? choice.path("allowed_tools").path("tools") : choice.path("tools");
        var wanted = new ArrayList<JsonNode>();
        switch (choice.path("type").asText()) {
            case "function" -> wanted.add(choice);
            case "allowed_tools" -> allowed.forEach(wanted::add);
            default -> {
                return Optional.of(
                        Complaint.invalidValue(
                                "tool_choice.type",
                                choice.path("type").asText(),
                                List.of("function", "allowed_tools")));
            }
        }
        for (JsonNode tool : wanted) {
            JsonNode name = nested ? tool.path("function").path("name") : tool.path("name");
            if (!name.isTextual()) {
                return Optional.of(
                        Complaint.missing("tool_choice." + (nested ? "function.name" : "name")));
            }
            if (!names(asked).contains(name.asText())) {
                return Optional.of(
                        Complaint.invalid(
                                "Tool choice '%s' not found in 'tools' parameter."
                                        .formatted(name.asText()),
                                "tool_choice",
                                null));
            }
        }
        return Optional.empty();
    }

    private static List<String> names(Asked asked) {
        return asked.body()
                .path("tools")
                .valueStream()
                .map(tool -> tool.has("function") ? tool.path("function") : tool)
                .map(function -> function.path("name").asText())
                .toList();
    }

    private static Optional<Complaint> isAFunction(String path, JsonNode tool) {
        String type = tool.path("type").asText();
        return type.equals("function")
                ? Optional.empty()
                : Optional.of(Complaint.invalidValue(path + "type", type, List.of("function")));
    }

    private static Optional<Complaint> isNamed(String path, JsonNode tool, Set<String> others) {
        String name = tool.path("name").asText();
        if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
            return Optional.of(
                    Complaint.invalid(
                            "Invalid '%sname': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'."
                                    .formatted(path),
                            path + "name",
                            "invalid_value"));
        }
        return others.add(name)
                ? Optional.empty()
                : Optional.of(
                        Complaint.invalid(
                                "Tool names must be unique: '" + name + "'.",
                                path + "name",
                                "invalid_value"));
    }

    private static Map<String, Kind> flat() {
        var fields = new java.util.HashMap<>(FUNCTION);
        fields.put("type", Kind.STRING);
        fields.put("allowed_callers", Kind.ARRAY);
        fields.put("defer_loading", Kind.BOOLEAN);
        fields.put("output_schema", Kind.OBJECT);
        return Map.copyOf(fields);
    }

    private ToolRules() {}
}

package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.testing.openai.ModelCard.ToolsInChat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What depends on the model.
final class ModelRules {

    private static final List<String> EFFORTS =
            List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final int LEAST_OUTPUT = 16;

    static Optional<Complaint> takesEveryParameter(Asked asked) {
        if (asked.body().has("max_tokens") && asked.card().refuses("max_tokens")) {
            return Optional.of(
                    Complaint.invalid(
                            "Unsupported parameter: 'max_tokens' is not supported with this model."
                                    + " Use 'max_completion_tokens' instead.",
                            "max_tokens",
                            "unsupported_parameter"));
        }
        return asked.card().manner().refused().stream()
                .filter(parameter -> has(asked.body(), parameter))
                .sorted()
                .findFirst()
                .map(Complaint::unsupported);
    }

    /// @param parameter such as `reasoning.summary` or `tools.strict`
    private static boolean has(JsonNode node, String parameter) {
        if (node.isArray()) {
            return node.valueStream().anyMatch(element -> has(element, parameter));
        }
        int dot = parameter.indexOf('.');
        return dot < 0
                ? node.has(parameter)
                : has(node.path(parameter.substring(0, dot)), parameter.substring(dot + 1));
    }

    static Optional<Complaint> takesTheEffort(Asked asked) {
        String path = asked.api() == Api.RESPONSES ? "reasoning.effort" : "reasoning_effort";
        JsonNode effort = asked.body().at("/" + path.replace('.', '/'));
        if (effort.isMissingNode() || effort.isNull()) {
            return Optional.empty();
        }
        if (!asked.card().reasons()) {
            return Optional.of(Complaint.unsupported(path));
        }
        if (!EFFORTS.contains(effort.asText())) {
            return Optional.of(Complaint.invalidValue(path, effort.asText(), EFFORTS));
        }
        return asked.card().efforts().contains(effort.asText())
                ? Optional.empty()
                : Optional.of(
                        Complaint.unsupportedValue(
                                path, effort.asText(), asked.card().id(), asked.card().efforts()));
    }

    static Optional<Complaint> takesTheSummary(Asked asked) {
        String summary = asked.body().path("reasoning").path("summary").asText("auto");
        if (summary.equals("concise") && asked.card().refuses("parallel_tool_calls")) {
            return Optional.of(
                    Complaint.unsupportedValue(
                            "reasoning.summary",
                            summary,
                            asked.card().id(),
                            List.of("auto", "detailed")));
        }
        return Set.of("auto", "concise", "detailed").contains(summary)
                ? Optional.empty()
                : Optional.of(
                        Complaint.invalidValue(
                                "reasoning.summary",
                                summary,
                                List.of("auto", "concise", "detailed")));
    }

    static Optional<Complaint> takesToolsInChat(Asked asked) {
        String effort = asked.body().path("reasoning_effort").asText("");
        boolean takes =
                switch (asked.card().manner().tools()) {
                    case ToolsInChat.TAKEN -> true;
                    case ToolsInChat.WITHOUT_EFFORT -> effort.isEmpty() || effort.equals("none");
                    case ToolsInChat.WITH_EFFORT_NONE -> effort.equals("none");
                };
        if (takes || asked.body().path("tools").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Complaint.invalid(
                        "Function tools with reasoning_effort are not supported for %s in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'."
                                .formatted(asked.card().id()),
                        "reasoning_effort",
                        null));
    }

    static Optional<Complaint> capsItsOutput(Asked asked) {
        for (String name : List.of("max_output_tokens", "max_completion_tokens", "max_tokens")) {
            JsonNode cap = asked.body().path(name);
            int least = name.equals("max_output_tokens") ? LEAST_OUTPUT : 1;
            if (cap.isNumber() && cap.asLong() < least) {
                return Optional.of(
                        Complaint.invalid(
                                "Invalid '%s': integer below minimum value. Expected a value >= %d, but got %d instead."
                                        .formatted(name, least, cap.asLong()),
                                name,
                                "integer_below_min_value"));
            }
            if (cap.asLong() > asked.card().room().output()) {
                return Optional.of(
                        Complaint.invalid(
                                "%s is too large: %d. This model supports at most %d completion tokens."
                                        .formatted(
                                                name, cap.asLong(), asked.card().room().output()),
                                name,
                                "invalid_value"));
            }
        }
        return Optional.empty();
    }

    static Optional<Complaint> fitsTheContext(Asked asked) {
        int tokens = Tokens.of(asked.prompt());
        return tokens <= asked.card().room().context()
                ? Optional.empty()
                : Optional.of(
                        Complaint.invalid(
                                "This model's maximum context length is %d tokens. However, your messages resulted in %d tokens. Please reduce the length of the messages."
                                        .formatted(asked.card().room().context(), tokens),
                                asked.api() == Api.RESPONSES ? "input" : "messages",
                                "context_length_exceeded"));
    }

    private ModelRules() {}
}

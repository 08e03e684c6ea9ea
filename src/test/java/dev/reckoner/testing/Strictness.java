package dev.reckoner.testing;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.journal.Json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What o3-mini refused in a request, in OpenAI's words.
final class Strictness {

    private static final List<String> UNSUPPORTED =
            List.of(
                    "temperature",
                    "top_p",
                    "presence_penalty",
                    "frequency_penalty",
                    "logprobs",
                    "top_logprobs",
                    "logit_bias",
                    "parallel_tool_calls");
    private static final Set<String> ROLES =
            Set.of("developer", "system", "user", "assistant", "tool");

    /// The body of the 400 it gets; empty if there is nothing wrong with it.
    static Optional<String> complaint(JsonNode request) {
        return Stream.of(parameters(request), messages(request.path("messages")), tools(request))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> parameters(JsonNode request) {
        if (!request.path("model").isTextual()) {
            return error(
                    "you must provide a model parameter", "model", "missing_required_parameter");
        }
        if (request.has("max_tokens")) {
            return error(
                    "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                            + " 'max_completion_tokens' instead.",
                    "max_tokens",
                    "unsupported_parameter");
        }
        for (String parameter : UNSUPPORTED) {
            if (request.has(parameter)) {
                return error(
                        "Unsupported parameter: '%s' is not supported with this model."
                                .formatted(parameter),
                        parameter,
                        "unsupported_parameter");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> messages(JsonNode messages) {
        if (messages.isEmpty()) {
            return error("Invalid 'messages': empty array.", "messages", "empty_array");
        }
        Set<String> open = new LinkedHashSet<>();
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            if (!ROLES.contains(role)) {
                return error("Invalid value: '" + role + "'.", "messages", "invalid_value");
            }
            if (role.equals("tool")) {
                if (!open.remove(message.path("tool_call_id").asText())) {
                    return error(
                            "Invalid parameter: messages with role 'tool' must be a response to a"
                                    + " preceding message with 'tool_calls'.",
                            "messages",
                            "invalid_request_error");
                }
            } else if (!open.isEmpty()) {
                return unanswered(open);
            }
            message.path("tool_calls").forEach(call -> open.add(call.path("id").asText()));
            if (!message.path("content").isTextual() && !message.has("tool_calls")) {
                return error(
                        "Invalid value for 'content': expected a string, got null.",
                        "messages",
                        "invalid_type");
            }
        }
        return open.isEmpty() ? Optional.empty() : unanswered(open);
    }

    private static Optional<String> unanswered(Set<String> calls) {
        return error(
                "An assistant message with 'tool_calls' must be followed by tool messages"
                    + " responding to each 'tool_call_id'. The following tool_call_ids did not have"
                    + " response messages: "
                        + String.join(", ", calls),
                "messages",
                "invalid_request_error");
    }

    private static Optional<String> tools(JsonNode request) {
        boolean named =
                Stream.concat(functions(request.path("tools")), written(request.path("messages")))
                        .allMatch(name -> name.matches("[a-zA-Z0-9_-]{1,64}"));
        if (!named) {
            return error(
                    "Invalid 'name': string does not match pattern.", "tools", "invalid_value");
        }
        JsonNode choice = request.path("tool_choice");
        String forced = choice.path("function").path("name").asText();
        boolean offered =
                choice.isTextual()
                        ? Set.of("none", "auto", "required").contains(choice.asText())
                        : functions(request.path("tools")).anyMatch(forced::equals);
        return choice.isMissingNode() || offered
                ? Optional.empty()
                : error(
                        "Tool choice '" + forced + "' not found in 'tools'.",
                        "tool_choice",
                        "invalid_value");
    }

    private static Stream<String> functions(JsonNode tools) {
        return tools.valueStream().map(tool -> tool.path("function").path("name").asText());
    }

    private static Stream<String> written(JsonNode messages) {
        return messages.valueStream().flatMap(message -> functions(message.path("tool_calls")));
    }

    private static Optional<String> error(String message, String parameter, String code) {
        var error =
                Map.of(
                        "message", message,
                        "type", "invalid_request_error",
                        "param", parameter,
                        "code", code);
        return Optional.of(Json.MAPPER.valueToTree(Map.of("error", error)).toString());
    }

    private Strictness() {}
}

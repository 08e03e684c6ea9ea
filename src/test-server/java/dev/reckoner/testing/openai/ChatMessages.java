package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.testing.openai.FieldRule.Kind;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is asked of the messages of a chat completion.
final class ChatMessages {

    private static final List<String> ROLES =
            List.of("system", "assistant", "user", "tool", "developer");
    private static final FieldRule SAID =
            new FieldRule(
                    Map.of("role", Kind.STRING, "content", Kind.TEXT_OR_ARRAY, "name", Kind.STRING),
                    List.of("role", "content"));
    private static final FieldRule ASSISTANT =
            new FieldRule(
                    Map.of(
                            "role", Kind.STRING,
                            "content", Kind.TEXT_OR_ARRAY,
                            "name", Kind.STRING,
                            "refusal", Kind.STRING,
                            "annotations", Kind.ARRAY,
                            "audio", Kind.OBJECT,
                            "tool_calls", Kind.ARRAY,
                            "reasoning_content", Kind.STRING),
                    List.of("role"));
    private static final FieldRule TOOL =
            new FieldRule(
                    Map.of(
                            "role",
                            Kind.STRING,
                            "content",
                            Kind.TEXT_OR_ARRAY,
                            "tool_call_id",
                            Kind.STRING),
                    List.of("role", "content", "tool_call_id"));
    private static final FieldRule CALL =
            new FieldRule(
                    Map.of("id", Kind.STRING, "type", Kind.STRING, "function", Kind.OBJECT),
                    List.of("id", "type", "function"));
    private static final FieldRule FUNCTION =
            new FieldRule(
                    Map.of("name", Kind.STRING, "arguments", Kind.STRING),
                    List.of("name", "arguments"));

    static Optional<Complaint> areWellFormed(Asked asked) {
        if (asked.conversation().isEmpty()) {
            return Optional.of(
                    Complaint.invalid(
                            "Invalid 'messages': empty array. Expected an array with minimum length"
                                    + " 1, but got an empty array instead.",
                            "messages",
                            "empty_array"));
        }
        int index = 0;
        for (JsonNode message : asked.conversation()) {
            var complaint = flaw("messages[" + index++ + "].", message, asked.card());
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static Optional<Complaint> flaw(String path, JsonNode message, ModelCard card) {
        String role = message.path("role").asText();
        if (!ROLES.contains(role)) {
            return Optional.of(Complaint.invalidValue(path + "role", role, ROLES));
        }
        if (role.equals("assistant")
                && message.has("reasoning_content")
                && !card.speaks(ModelCard.Dialect.COMPATIBLE)) {
            return Optional.of(Complaint.unknownParameter(path + "reasoning_content"));
        }
        return switch (role) {
            case "assistant" ->
                    ASSISTANT
                            .check(path, without("thinking_blocks", message, card))
                            .or(() -> said(path, message, card));
            case "tool" -> TOOL.check(path, message).or(() -> hasText(path, message));
            default -> SAID.check(path, message).or(() -> hasText(path, message));
        };
    }

    /// The object without a field that only a server with a habit knows.
    private static JsonNode without(String field, JsonNode object, ModelCard card) {
        boolean known =
                switch (field) {
                    case "thinking_blocks" -> card.has(Habit.SIGNS_THINKING);
                    default -> card.has(Habit.SIGNS_CALLS);
                };
        return known && object instanceof ObjectNode node ? node.deepCopy().without(field) : object;
    }

    private static Optional<Complaint> said(String path, JsonNode message, ModelCard card) {
        JsonNode calls = message.path("tool_calls");
        if (calls.isArray() && calls.isEmpty()) {
            return Optional.of(
                    Complaint.invalid(
                            "Invalid '%stool_calls': empty array. Expected an array with minimum length 1, but got an empty array instead."
                                    .formatted(path),
                            path + "tool_calls",
                            "empty_array"));
        }
        int index = 0;
        for (JsonNode call : calls) {
            String at = path + "tool_calls[" + index++ + "].";
            var complaint =
                    CALL.check(at, without("extra_content", call, card))
                            .or(() -> FUNCTION.check(at + "function.", call.path("function")));
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        boolean silent = !message.hasNonNull("content") && !message.hasNonNull("refusal");
        return silent
                ? calls.isEmpty() ? hasText(path, message) : Optional.empty()
                : Optional.empty();
    }

    private static Optional<Complaint> hasText(String path, JsonNode message) {
        JsonNode content = message.path("content");
        return ChatRules.isText(content)
                ? Optional.empty()
                : Optional.of(
                        Complaint.invalidType(
                                path + "content", "a string", FieldRule.named(content)));
    }

    static Optional<Complaint> areInOrder(Asked asked) {
        Set<String> open = new LinkedHashSet<>();
        Set<String> roles = new HashSet<>();
        for (JsonNode message : asked.conversation()) {
            String role = message.path("role").asText();
            roles.add(role);
            if (role.equals("tool")) {
                if (!open.remove(message.path("tool_call_id").asText())) {
                    return Optional.of(
                            Complaint.invalid(
                                    "Invalid parameter: messages with role 'tool' must be a"
                                            + " response to a preceding message with 'tool_calls'.",
                                    "messages",
                                    null));
                }
            } else if (!open.isEmpty()) {
                return unanswered(open);
            }
            for (JsonNode call : message.path("tool_calls")) {
                if (!open.add(call.path("id").asText())) {
                    return Optional.of(
                            Complaint.invalid(
                                    "Duplicate value for 'tool_call_id' of '%s' in message with 'tool_calls'."
                                            .formatted(call.path("id").asText()),
                                    "messages",
                                    null));
                }
            }
        }
        return open.isEmpty() ? speaksForOne(asked, roles) : unanswered(open);
    }

    private static Optional<Complaint> speaksForOne(Asked asked, Set<String> roles) {
        return asked.card().reasons()
                        && !asked.card().speaks(ModelCard.Dialect.COMPATIBLE)
                        && roles.containsAll(Set.of("developer", "system"))
                ? Optional.of(
                        Complaint.invalid(
                                "A request to this model takes a developer message or a system"
                                        + " message, not both.",
                                "messages",
                                null))
                : Optional.empty();
    }

    private static Optional<Complaint> unanswered(Set<String> calls) {
        return Optional.of(
                Complaint.invalid(
                        "An assistant message with 'tool_calls' must be followed by tool messages"
                            + " responding to each 'tool_call_id'. The following tool_call_ids did"
                            + " not have response messages: "
                                + String.join(", ", calls),
                        "messages",
                        null));
    }

    private ChatMessages() {}
}

package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// How a compatible server differs from OpenAI, as people have reported it of servers in use.
public enum Habit {
    /// A user message does not follow a tool message.
    REFUSES_A_USER_AFTER_A_TOOL,
    /// Every message has a `content`, even if it is null.
    REFUSES_A_MESSAGE_WITHOUT_CONTENT,
    /// Ids of calls have nine letters and digits.
    REFUSES_IDS_THAT_ARE_NOT_NINE_LETTERS,
    /// Calls come without an id.
    SENDS_NO_IDS,
    /// Each call has a signature in `extra_content`, and comes back with it.
    SIGNS_CALLS,
    /// Reasoning comes as signed `thinking_blocks` too, and comes back with them.
    SIGNS_THINKING,
    /// Reasoning comes as a part of the content, of type `thinking`, and comes back with it.
    THINKS_IN_THE_CONTENT,
    /// A message that came with `reasoning_content` comes back with it.
    WANTS_REASONING_BACK,
    /// It sends `reasoning_content`, and refuses a message that has it.
    REFUSES_REASONING_BACK,
    REFUSES_STREAMED_TOOLS,
    /// `tool_choice` is a word.
    REFUSES_A_NAMED_TOOL,
    /// `tool_choice` is `auto` or `none`.
    REFUSES_A_FORCED_TOOL,
    /// The program breaks down: a stream without an event, or a 500.
    CRASHES_ON_A_FORCED_TOOL;

    static final String SIGNATURE = "c2lnbmVk";

    static Optional<Complaint> check(Asked asked) {
        return asked.card().manner().habits().stream()
                .flatMap(habit -> habit.complaint(asked).stream())
                .findFirst();
    }

    private Optional<Complaint> complaint(Asked asked) {
        JsonNode choice = asked.body().path("tool_choice");
        return switch (this) {
            case REFUSES_A_USER_AFTER_A_TOOL ->
                    after(asked, "tool", "user")
                            ? refused("Unexpected role 'user' after role 'tool'")
                            : Optional.empty();
            case REFUSES_A_MESSAGE_WITHOUT_CONTENT ->
                    asked.conversation().stream().allMatch(message -> message.has("content"))
                            ? Optional.empty()
                            : refused("Missing 'content' in a message.");
            case REFUSES_IDS_THAT_ARE_NOT_NINE_LETTERS ->
                    calls(asked).stream()
                            .map(call -> call.path("id").asText())
                            .filter(id -> !id.matches("[a-zA-Z0-9]{9}"))
                            .findFirst()
                            .flatMap(id ->
                                    refused(
                                            "Tool call id was %s but must be a-z, A-Z, 0-9, with a length of 9."
                                                    .formatted(id)));
            case SIGNS_CALLS ->
                    calls(asked).stream().allMatch(Habit::isSigned)
                            ? Optional.empty()
                            : refused("Function call is missing a thought_signature.");
            case SIGNS_THINKING ->
                    assistants(asked).stream()
                                    .allMatch(message ->
                                            message.path("thinking_blocks").equals(blocks()))
                            ? Optional.empty()
                            : refused("Expected `thinking`, but found `tool_use`.");
            case THINKS_IN_THE_CONTENT ->
                    assistants(asked).stream()
                                    .allMatch(message ->
                                            message.path("content").path(0).equals(thinking()))
                            ? Optional.empty()
                            : refused("Expected the thinking of the assistant message.");
            case WANTS_REASONING_BACK ->
                    assistants(asked).stream().allMatch(message -> message.has("reasoning_content"))
                            ? Optional.empty()
                            : refused(
                                    "Missing `reasoning_content` field in the assistant message.");
            case REFUSES_REASONING_BACK ->
                    assistants(asked).stream()
                                    .noneMatch(message -> message.has("reasoning_content"))
                            ? Optional.empty()
                            : refused(
                                    "'messages.1' : for 'role:assistant' the following must be"
                                            + " satisfied[('messages.1' : property"
                                            + " 'reasoning_content' is unsupported)]");
            case REFUSES_STREAMED_TOOLS ->
                    asked.streams() && !asked.body().path("tools").isEmpty()
                            ? refused("Streaming is not supported together with tools.")
                            : Optional.empty();
            case REFUSES_A_NAMED_TOOL ->
                    choice.isObject()
                            ? refused(
                                    "Invalid tool_choice type: 'object'. Supported string values:"
                                            + " none, auto, required")
                            : Optional.empty();
            case REFUSES_A_FORCED_TOOL ->
                    forces(choice)
                            ? refused(
                                    "The tool_choice parameter does not support being set to"
                                            + " required or object in thinking mode")
                            : Optional.empty();
            case SENDS_NO_IDS, CRASHES_ON_A_FORCED_TOOL -> Optional.empty();
        };
    }

    /// Whether the server breaks down.
    static boolean crashes(Asked asked) {
        return asked.card().has(CRASHES_ON_A_FORCED_TOOL)
                && forces(asked.body().path("tool_choice"));
    }

    private static boolean forces(JsonNode choice) {
        return choice.isObject() || choice.asText().equals("required");
    }

    static ObjectNode signed(ObjectNode call) {
        call.putObject("extra_content").putObject("google").put("thought_signature", SIGNATURE);
        return call;
    }

    private static boolean isSigned(JsonNode call) {
        return call.at("/extra_content/google/thought_signature").asText().equals(SIGNATURE);
    }

    static JsonNode blocks() {
        return Json.object()
                .putArray("thinking_blocks")
                .add(
                        Json.object()
                                .put("type", "thinking")
                                .put("thinking", "Multiply them.")
                                .put("signature", SIGNATURE));
    }

    static ObjectNode thinking() {
        return thinking("Multiply them.").put("closed", true);
    }

    static ObjectNode thinking(String thought) {
        ObjectNode part = Json.object().put("type", "thinking");
        part.putArray("thinking").addObject().put("type", "text").put("text", thought);
        return part;
    }

    private static List<JsonNode> assistants(Asked asked) {
        return asked.conversation().stream()
                .filter(message -> message.path("role").asText().equals("assistant"))
                .toList();
    }

    private static List<JsonNode> calls(Asked asked) {
        return assistants(asked).stream()
                .flatMap(message -> message.path("tool_calls").valueStream())
                .toList();
    }

    private static boolean after(Asked asked, String first, String next) {
        String before = "";
        for (JsonNode message : asked.conversation()) {
            String role = message.path("role").asText();
            if (before.equals(first) && role.equals(next)) {
                return true;
            }
            before = role;
        }
        return false;
    }

    private static Optional<Complaint> refused(String message) {
        return Optional.of(Complaint.invalid(message, null, null));
    }
}

package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;

import java.util.Optional;

/// The reply of a model in a form that every provider accepts in a later request: many reject an
/// empty message, a tool name that contains a dot, or arguments that are not a JSON object.
public final class PortableReply {

    private static final String EMPTY_MESSAGE = "(nothing)";
    private static final int TOOL_NAME_LENGTH = 64;
    private static final ObjectReader STRICT =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// The text of the message; empty if the reply consists of tool calls only.
    public static Optional<String> text(Reply reply) {
        String text = reply.text();
        if (!text.isBlank()) {
            return Optional.of(text);
        }
        return reply.calls().isEmpty() ? Optional.of(EMPTY_MESSAGE) : Optional.empty();
    }

    /// The tool's name, with characters that providers accept.
    public static String toolName(String written) {
        String name = written.replaceAll("[^a-zA-Z0-9_-]", "_");
        return name.isEmpty()
                ? "unknown"
                : name.substring(0, Math.min(name.length(), TOOL_NAME_LENGTH));
    }

    /// The arguments as a JSON object. Text that is not a JSON object is wrapped as `not_json`.
    public static String arguments(String written) {
        if (written.isBlank()) {
            return "{}";
        }
        try {
            if (STRICT.readTree(written).isObject()) {
                return written;
            }
        } catch (JsonProcessingException _) {
            // wrapped below
        }
        return Json.MAPPER.createObjectNode().put("not_json", written).toString();
    }

    private PortableReply() {}
}

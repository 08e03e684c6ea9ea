package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;

import java.util.Optional;

/// What a model wrote, in the form in which every provider takes it back: many refuse an empty
/// message, a tool name with a dot in it, or arguments that are not a JSON object.
public final class PortableReply {

    private static final String EMPTY_MESSAGE = "(nothing)";
    private static final int TOOL_NAME_LENGTH = 64;
    private static final ObjectReader STRICT =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// The text of the message; empty where the calls stand alone.
    public static Optional<String> text(Reply reply) {
        String text = reply.text();
        if (!text.isBlank()) {
            return Optional.of(text);
        }
        return reply.calls().isEmpty() ? Optional.of(EMPTY_MESSAGE) : Optional.empty();
    }

    /// In the characters that providers take.
    public static String toolName(String written) {
        String name = written.replaceAll("[^a-zA-Z0-9_-]", "_");
        return name.isEmpty()
                ? "unknown"
                : name.substring(0, Math.min(name.length(), TOOL_NAME_LENGTH));
    }

    /// A JSON object, which has the written text as its `not_json` where that is none.
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

package dev.reckoner.model.openai.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// The fields of a chat message and of its calls that this program does not read, such as
/// reasoning, signed thinking blocks and thought signatures, and the parts of its content that are
/// not texts. Some servers refuse a message that comes back without them, and others refuse the
/// same fields, so they are sent back exactly where they came.
///
/// They are kept in the `opaque` of an item, under a name of their own, so that the Responses API
/// does not take them for its own fields.
public final class KeptFields {

    /// The kind of the item that has the fields of a message without reasoning.
    public static final String KIND = "chat_message";

    /// The fields of a message that are written from the items of a reply.
    public static final Set<String> OF_A_MESSAGE =
            Set.of("role", "content", "refusal", "tool_calls", "function_call");

    /// The fields of a call that are written from its item.
    public static final Set<String> OF_A_CALL = Set.of("id", "type", "index", "function");

    public static final Set<String> OF_A_FUNCTION = Set.of("name", "arguments");

    private static final String FUNCTION = "function";
    private static final String CONTENT = "content";
    private static final String TEXT = "text";
    private static final String CHAT = "chat";

    /// @return the fields as `opaque`; null if there are none
    public static @Nullable String ofMessage(JsonNode message) {
        return opaque(rest(message, OF_A_MESSAGE));
    }

    /// @return the fields as `opaque`; null if there are none
    public static @Nullable String ofCall(JsonNode call) {
        ObjectNode fields = rest(call, OF_A_CALL);
        ObjectNode function = rest(call.path(FUNCTION), OF_A_FUNCTION);
        if (!function.isEmpty()) {
            fields.set(FUNCTION, function);
        }
        return opaque(fields);
    }

    /// The parts of a message's content that are not texts, such as thoughts.
    ///
    /// @return the parts as `opaque`; null if there are none
    public static @Nullable String ofContent(JsonNode content) {
        ArrayNode parts = partsWithoutText(content);
        return parts.isEmpty() ? null : opaque(Json.MAPPER.createObjectNode().set(CONTENT, parts));
    }

    /// The parts of a content that are not texts; empty if the content is not a list.
    public static ArrayNode partsWithoutText(JsonNode content) {
        ArrayNode parts = Json.MAPPER.createArrayNode();
        if (content.isArray()) {
            content.valueStream()
                    .filter(part -> part.isObject() && !part.has(TEXT))
                    .forEach(parts::add);
        }
        return parts;
    }

    /// Adds the fields of a message to the message as it is sent. Parts of the content stand before
    /// its text.
    public static void addToMessage(ObjectNode message, @Nullable String opaque) {
        ObjectNode fields = in(opaque);
        if (fields.remove(CONTENT) instanceof ArrayNode parts) {
            ArrayNode content = parts.deepCopy();
            if (message.path(CONTENT).isTextual()) {
                content.addObject().put("type", TEXT).put(TEXT, message.path(CONTENT).textValue());
            }
            message.set(CONTENT, content);
        }
        message.setAll(fields);
    }

    /// The fields in an `opaque`; empty if it is null or comes from another API.
    public static ObjectNode in(@Nullable String opaque) {
        return read(opaque).path(CHAT) instanceof ObjectNode fields
                ? fields
                : Json.MAPPER.createObjectNode();
    }

    /// Adds the fields of a call to the call as it is sent.
    public static void addTo(ObjectNode call, @Nullable String opaque) {
        ObjectNode fields = in(opaque);
        if (fields.remove(FUNCTION) instanceof ObjectNode ofFunction) {
            call.withObject(FUNCTION).setAll(ofFunction);
        }
        call.setAll(fields);
    }

    /// The JSON object of an `opaque` that comes from the Responses API; empty if it is null or
    /// comes from elsewhere.
    public static ObjectNode ofResponses(@Nullable String opaque) {
        ObjectNode fields = read(opaque);
        return fields.has(CHAT) ? Json.MAPPER.createObjectNode() : fields;
    }

    private static ObjectNode read(@Nullable String opaque) {
        try {
            JsonNode json = Json.MAPPER.readTree(opaque == null ? "{}" : opaque);
            return json instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
        } catch (JsonProcessingException _) {
            return Json.MAPPER.createObjectNode(); // from another API, so it is left out
        }
    }

    /// Null and empty lists say nothing, and a server that sends them can refuse them.
    private static ObjectNode rest(JsonNode sent, Set<String> known) {
        ObjectNode rest = Json.MAPPER.createObjectNode();
        sent.propertyStream()
                .filter(field -> !known.contains(field.getKey()))
                .filter(field -> !field.getValue().isNull())
                .filter(field -> !field.getValue().isContainerNode() || !field.getValue().isEmpty())
                .forEach(field -> rest.set(field.getKey(), field.getValue()));
        return rest;
    }

    private static @Nullable String opaque(ObjectNode fields) {
        return fields.isEmpty()
                ? null
                : Json.MAPPER.createObjectNode().set(CHAT, fields).toString();
    }

    private KeptFields() {}
}

package dev.reckoner.agent.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;

import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.json.Json;
import dev.reckoner.text.HeadTail;

/// Reads the one argument of a tool call, a string, in the forms that models write: the arguments
/// can be encoded as a string once more, line breaks in strings can be unescaped, and a number or a
/// boolean can stand in place of the string.
public final class ReadArgument {

    private static final int ECHO = 200;

    private static final ObjectReader READER =
            Json.MAPPER
                    .readerFor(JsonNode.class)
                    .with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .with(
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    public sealed interface Argument {

        record Given(String text) implements Argument {}

        /// @param told what the model is told
        record Unusable(String told) implements Argument {}
    }

    /// @param cutOff whether the reply ended in this call because of its length limit
    public static Argument of(ToolCall call, String name, boolean cutOff) {
        try {
            JsonNode arguments = READER.readValue(call.arguments());
            if (arguments.isTextual()) {
                arguments = READER.readValue(arguments.textValue());
            }
            return text(arguments.path(name), call, name);
        } catch (JsonEOFException _) {
            return new Argument.Unusable(cut(call, cutOff));
        } catch (JsonProcessingException e) {
            return new Argument.Unusable(
                    "The arguments of %s are not JSON: %s. Send {\"%s\": \"...\"} and nothing else. Received: %s"
                            .formatted(
                                    call.tool(),
                                    e.getOriginalMessage().lines().findFirst().orElse(""),
                                    name,
                                    echo(call.arguments())));
        }
    }

    private static Argument text(JsonNode value, ToolCall call, String name) {
        if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
            return new Argument.Unusable(
                    "%s takes one argument '%s', a string. Received: %s"
                            .formatted(call.tool(), name, echo(call.arguments())));
        }
        return value.asText().isBlank()
                ? new Argument.Unusable(
                        "The argument '%s' of %s is empty.".formatted(name, call.tool()))
                : new Argument.Given(value.asText());
    }

    private static String cut(ToolCall call, boolean cutOff) {
        return cutOff
                ? "Your reply was cut at its length limit inside this call of %s, so nothing was done. Be brief and make the call again."
                        .formatted(call.tool())
                : "The arguments of %s end before their JSON is complete, so nothing was done. Make the call again. Received: %s"
                        .formatted(call.tool(), echo(call.arguments()));
    }

    public static String echo(String text) {
        return text.length() <= ECHO ? text : HeadTail.head(text, ECHO) + "…";
    }

    private ReadArgument() {}
}

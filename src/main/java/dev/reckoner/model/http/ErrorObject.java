package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.model.http.HttpResult.ErrorStatus;

import java.util.stream.Stream;

/// Reads the error objects that servers send in bodies and streams with a success status.
public final class ErrorObject {

    private static final int SERVER_ERROR = 500;

    /// @param error an object with a `message`, and a `code` or a `type`
    public static ErrorStatus of(JsonNode error) {
        String shown = error.has("message") || error.isNull() ? "" : error.toString();
        String said = texts(error.path("message"), error).findFirst().orElse(shown);
        return new ErrorStatus(status(error), code(error), said);
    }

    static String code(JsonNode error) {
        return texts(error.path("code"), error.path("type")).findFirst().orElse("");
    }

    /// The HTTP status with the same meaning.
    static int status(JsonNode error) {
        int number = error.path("code").asInt(error.path("status").asInt(0));
        if (number >= 400 && number < 600) {
            return number;
        }
        return switch (code(error)) {
            case "rate_limit_exceeded", "insufficient_quota" -> 429;
            case "invalid_prompt", "invalid_request_error", "context_length_exceeded" -> 400;
            case "server_is_overloaded", "slow_down" -> 503;
            default -> SERVER_ERROR;
        };
    }

    static Stream<String> texts(JsonNode... nodes) {
        return Stream.of(nodes)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    private ErrorObject() {}
}

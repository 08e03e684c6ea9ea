package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.ErrorStatus;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the error objects that servers send in bodies and streams, in all their forms: as the
/// field `error`, in an array, with `"object": "error"`, as a text, or as the whole body.
public final class ErrorObject {

    /// How LM Studio says, with status 200, that the path is wrong.
    private static final String NO_SUCH_PATH = "Unexpected endpoint";

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int RATE_LIMITED = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TIMED_OUT = 504;

    /// The error that a body or an event of a stream contains; empty if it contains none. A
    /// response that has failed is none: its status says so, and another request does not change
    /// it.
    public static Optional<JsonNode> in(JsonNode sent) {
        if (sent.isArray()) {
            return in(sent.path(0));
        }
        if (sent.path("status").asText().equals("failed") && sent.path("output").isArray()) {
            return Optional.empty();
        }
        JsonNode error = sent.path("error");
        if (error.isMissingNode() && sent.has("choices")) {
            return Optional.empty();
        }
        if (error.isObject() || texts(error).findAny().isPresent()) {
            return Optional.of(error);
        }
        boolean isError =
                sent.path("object").asText().equals("error")
                        || sent.path("type").asText().equals("error")
                        || !sent.has("choices")
                                && !sent.has("output")
                                && !sent.has("type")
                                && message(sent).isPresent();
        return isError ? Optional.of(sent) : Optional.empty();
    }

    /// @param error an object with a `message`, and a `code` or a `type`
    public static HttpResult of(JsonNode error) {
        return failedGeneration(error)
                .<HttpResult>map(reply -> new Body(reply, null))
                .orElseGet(() ->
                        new ErrorStatus(
                                status(error),
                                code(error),
                                message(error).orElseGet(() -> shown(error))));
    }

    private static String shown(JsonNode error) {
        return error.has("message") || error.isNull() ? "" : error.toString();
    }

    /// The reply of a model whose call the server could not read, as a chat completion; empty if
    /// the error is another one.
    static Optional<ObjectNode> failedGeneration(JsonNode error) {
        if (!error.path("code").asText().equals("tool_use_failed")) {
            return Optional.empty();
        }
        ObjectNode completion = Json.MAPPER.createObjectNode();
        completion
                .putArray("choices")
                .addObject()
                .put("finish_reason", "tool_calls")
                .putObject("message")
                .put("content", error.path("failed_generation").asText(""));
        return Optional.of(completion);
    }

    /// The message, with the length of the context that llama.cpp sends beside it.
    static Optional<String> message(JsonNode error) {
        long context = error.path("n_ctx").asLong(0);
        return said(error)
                .map(text ->
                        context <= 0 || text.contains(String.valueOf(context))
                                ? text
                                : text + " (context size " + context + ")")
                .map(text ->
                        parameter(error)
                                .filter(name -> !text.contains(name))
                                .map(name -> text + " (parameter " + name + ")")
                                .orElse(text));
    }

    /// The field of the request that the error is about.
    private static Optional<String> parameter(JsonNode error) {
        var place =
                Stream.of(error.path("detail"), error.path("message").path("detail"))
                        .flatMap(details -> details.path(0).path("loc").valueStream())
                        .map(JsonNode::asText)
                        .filter(step -> !step.equals("body"))
                        .collect(Collectors.joining("."));
        return texts(error.path("param"))
                .findFirst()
                .or(() -> place.isEmpty() ? Optional.empty() : Optional.of(place));
    }

    private static Optional<String> said(JsonNode error) {
        return texts(
                        error,
                        error.path("message"),
                        error.path("detail"),
                        error.path("detail").path(0).path("msg"),
                        error.path("message").path("detail").path(0).path("msg"),
                        error.path("detail").path("message"),
                        error.path("errors").path(0).path("message"))
                .findFirst();
    }

    static String code(JsonNode error) {
        return codes(error).findFirst().orElse("");
    }

    private static Stream<String> codes(JsonNode error) {
        return texts(error.path("code"), error.path("type"), error.path("status"));
    }

    /// The HTTP status with the same meaning.
    static int status(JsonNode error) {
        int number = error.path("code").asInt(error.path("status").asInt(0));
        if (number >= BAD_REQUEST && number < 600) {
            return number;
        }
        if (said(error).filter(words -> words.startsWith(NO_SUCH_PATH)).isPresent()) {
            return NOT_FOUND;
        }
        return codes(error)
                .map(code -> code.toLowerCase(Locale.ROOT))
                .map(ErrorObject::status)
                .filter(status -> status != SERVER_ERROR)
                .findFirst()
                .orElse(SERVER_ERROR);
    }

    private static int status(String code) {
        if (contains(code, "rate_limit", "ratelimit", "quota", "exhausted")) {
            return RATE_LIMITED;
        }
        if (contains(code, "overloaded", "unavailable", "slow_down")) {
            return UNAVAILABLE;
        }
        if (contains(code, "authenti", "api_key")) {
            return UNAUTHORIZED;
        }
        if (contains(code, "permission", "forbidden")) {
            return FORBIDDEN;
        }
        if (contains(code, "not_found", "notfound")) {
            return NOT_FOUND;
        }
        if (contains(code, "timeout", "deadline")) {
            return TIMED_OUT;
        }
        return contains(
                        code,
                        "invalid",
                        "bad_request",
                        "badrequest",
                        "unsupported",
                        "precondition",
                        "exceed")
                ? BAD_REQUEST
                : SERVER_ERROR;
    }

    private static boolean contains(String code, String... words) {
        return Stream.of(words).anyMatch(code::contains);
    }

    static Stream<String> texts(JsonNode... nodes) {
        return Stream.of(nodes)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    private ErrorObject() {}
}

package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/// A request as it is sent. Every try sends the same request.
///
/// @param path the path below the server's base URL
/// @param key the `Idempotency-Key`: a server that supports it produces and charges one reply for
///   all tries
/// @param tokens the tokens that the call is expected to use of the server's rate limit: input and
///   some output
/// @param stored the id of the reply, if the same request was made before and the server stores the
///   reply; otherwise null
public record ApiCall(
        String path, ObjectNode body, String key, long tokens, @Nullable String stored) {

    public ApiCall(String path, ObjectNode body, String key, long tokens) {
        this(path, body, key, tokens, null);
    }

    /// The same request, made again.
    public ApiCall again() {
        return new ApiCall(path, body, key, tokens);
    }

    /// Whether the model must call a tool.
    public boolean forcesTool() {
        var choice = body.path("tool_choice");
        return choice.isObject() || choice.asText().equals("required");
    }

    public boolean streamed() {
        return body.path("stream").asBoolean();
    }
}

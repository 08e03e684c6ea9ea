package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A request as it goes out: the same for each of its tries.
///
/// @param path below the server's base URL
/// @param key the same for all tries, so that a server that heeds `Idempotency-Key` makes and
///   charges one reply for them
/// @param tokens that it may use, for the server's quota: input and some output
public record ApiCall(String path, ObjectNode body, String key, long tokens) {

    boolean streamed() {
        return body.path("stream").asBoolean();
    }
}

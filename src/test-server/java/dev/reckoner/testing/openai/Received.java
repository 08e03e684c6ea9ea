package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A request as it came.
///
/// @param path without the query
/// @param headers by names in lower case, the last of each
public record Received(String method, String path, Map<String, String> headers, byte[] body) {

    public Received {
        headers = Map.copyOf(headers);
    }

    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    /// The body; missing where it is no object.
    public JsonNode json() {
        return Json.parse(body).<JsonNode>map(json -> json).orElse(MissingNode.getInstance());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}

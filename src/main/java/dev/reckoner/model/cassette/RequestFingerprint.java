package dev.reckoner.model.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.json.RewriteTexts;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.text.Sha256;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A request as it is compared and recorded: with sorted keys, without secrets, and without what
/// differs from run to run: `prompt_cache_key`, and the seconds in the line that reports the budget
/// to the model.
record RequestFingerprint(ObjectNode body, String path) {

    private static final String USED = "Used so far: ";
    private static final Pattern SECONDS = Pattern.compile("(?<!\\d)\\d++(?= of \\d++ s\\b)");

    /// @param redact removes secrets from a text
    static RequestFingerprint of(ApiCall call, UnaryOperator<String> redact) {
        var body = (ObjectNode) RewriteTexts.sorted(call.body(), redact);
        body.remove("prompt_cache_key");
        body.path("messages").forEach(RequestFingerprint::removeSeconds);
        body.path("input").forEach(RequestFingerprint::removeSeconds);
        return new RequestFingerprint(body, call.path());
    }

    private static void removeSeconds(JsonNode message) {
        if (message instanceof ObjectNode object
                && object.path("role").asText().equals("user")
                && object.path("content").asText().contains(USED)) {
            String content = object.get("content").asText();
            object.put("content", SECONDS.matcher(content).replaceAll("…"));
        }
    }

    /// The SHA-256 of its JSON as it is written in a cassette.
    String sha256() {
        try {
            return Sha256.of(Json.MAPPER.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

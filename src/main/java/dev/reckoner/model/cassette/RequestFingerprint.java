package dev.reckoner.model.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.json.RewriteTexts;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.text.Sha256;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A request as it is compared and recorded: with sorted keys, without secrets, and without what
/// differs from run to run: `prompt_cache_key`, and the seconds in the line that reports the budget
/// to the model.
record RequestFingerprint(ObjectNode body, String path) {

    private static final String USED = "Used so far: ";

    /// The fields with the text of a message or a tool's output, in either API.
    private static final List<String> TEXTS = List.of("content", "output");

    private static final Pattern SECONDS = Pattern.compile("(?<!\\d)\\d++(?= of \\d++ s\\b)");

    /// @param redact removes secrets from a text
    static RequestFingerprint of(ApiCall call, UnaryOperator<String> redact) {
        var body = (ObjectNode) RewriteTexts.sorted(call.body(), redact);
        body.remove("prompt_cache_key");
        body.path("messages").forEach(RequestFingerprint::removeSeconds);
        body.path("input").forEach(RequestFingerprint::removeSeconds);
        return new RequestFingerprint(body, call.path());
    }

    /// The budget line is at the end of a message of the program or of a tool's output.
    private static void removeSeconds(JsonNode message) {
        if (!(message instanceof ObjectNode object)) {
            return;
        }
        for (String field : TEXTS) {
            String text = object.path(field).asText();
            int used = text.lastIndexOf(USED);
            if (used >= 0 && !object.path("role").asText().equals("assistant")) {
                String line = SECONDS.matcher(text.substring(used)).replaceAll("…");
                object.put(field, text.substring(0, used) + line);
            }
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

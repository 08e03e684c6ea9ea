package dev.reckoner.eval.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.json.RewriteTexts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// JSON as Inspect reads and writes it: the value of an attempt without a score is a bare `NaN`.
final class LogJson {

    private static final JsonMapper MAPPER =
            Json.MAPPER
                    .rebuild()
                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .build();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    private static final double NANOS = 1e9;

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// Any value as this program's own files have it.
    static JsonNode of(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }

    /// @throws JsonProcessingException if it is no JSON
    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return MAPPER.createGenerator(out);
    }

    /// Half surrogate pairs, which UTF-8 cannot have, become question marks.
    static void write(JsonGenerator out, JsonNode node) throws IOException {
        MAPPER.writeTree(out, RewriteTexts.inOrder(node, LogJson::whole));
    }

    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private LogJson() {}
}

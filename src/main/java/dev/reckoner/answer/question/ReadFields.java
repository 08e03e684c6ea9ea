package dev.reckoner.answer.question;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads an object of texts and lists of texts, in YAML or JSON. A value is the text that stands
/// there, so that `1.10`, `007` and `yes` stay as they are written.
final class ReadFields {

    private static final JsonFactory YAML =
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String file;

    ReadFields(String file) {
        this.file = file;
    }

    /// @return by key; empty where the text is blank
    Map<String, List<String>> yaml(String text) {
        return read(YAML, text, "YAML");
    }

    Map<String, List<String>> json(String text) {
        return read(JSON, text, "JSON");
    }

    private Map<String, List<String>> read(JsonFactory language, String text, String name) {
        var fields = new LinkedHashMap<String, List<String>>();
        try (var parser = language.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return fields;
            }
            if (first != JsonToken.START_OBJECT) {
                throw notKeys(name);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                fields.put(key, values(parser, key));
            }
            if (parser.nextToken() != null) {
                throw notKeys(name);
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw new UnreadableQuestion(
                    "%s: not %s: %s".formatted(file, name, OneLine.misread(e)),
                    name.equals("YAML")
                            ? "write each key as 'key: value'; put a value with special characters"
                                    + " in quotes, or below 'key: |'"
                            : "write one JSON object");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UnreadableQuestion notKeys(String name) {
        return new UnreadableQuestion(
                "%s: one object of keys and values was expected in %s".formatted(file, name),
                "write each key as 'key: value'");
    }

    private List<String> values(JsonParser parser, String key) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return List.of(value(parser, key));
        }
        var values = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, key));
        }
        return List.copyOf(values);
    }

    private static boolean isBlank(JsonParser parser, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NULL || parser.getText().isBlank();
    }

    private String value(JsonParser parser, String key) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || isBlank(parser, token)) {
            throw new UnreadableQuestion(
                    "%s: '%s' has no value that is a text or a number"
                            .formatted(file, OneLine.quote(key)),
                    "write a value, or leave the key out");
        }
        return parser.getText();
    }
}

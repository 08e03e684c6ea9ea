package dev.reckoner.model.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.json.Json;
import dev.reckoner.text.OneLine;

import java.util.Set;
import java.util.TreeSet;

/// The JSON of a script. What is not as expected is an error that names file and place.
record ScriptJson(String file) {

    private static final ObjectReader STRICT =
            Json.MAPPER
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    JsonNode parsed(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "script %s, %s".formatted(file, OneLine.misread(e)), e);
        }
    }

    String text(JsonNode value, String place) {
        if (!value.isTextual()) {
            throw bad(place, "must be a string");
        }
        return value.textValue();
    }

    JsonNode list(JsonNode value, String place) {
        if (!value.isArray()) {
            throw bad(place, "must be a list");
        }
        return value;
    }

    JsonNode object(JsonNode value, String place) {
        if (!value.isObject()) {
            throw bad(place, "must be an object");
        }
        return value;
    }

    void known(JsonNode value, String place, Set<String> keys) {
        object(value, place)
                .forEachEntry((key, _) -> {
                    if (!keys.contains(key)) {
                        throw bad(
                                place,
                                "has an unknown key '%s'; known are %s"
                                        .formatted(OneLine.quote(key), new TreeSet<>(keys)));
                    }
                });
    }

    IllegalArgumentException bad(String place, String what) {
        return new IllegalArgumentException("script %s, %s: %s".formatted(file, place, what));
    }
}

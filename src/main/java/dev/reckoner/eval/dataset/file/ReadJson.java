package dev.reckoner.eval.dataset.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads JSON and JSON lines. Numbers keep all their digits.
final class ReadJson {

    private static final ObjectReader READER =
            Json.MAPPER
                    .readerFor(JsonNode.class)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    /// An object a line. Empty lines are left out.
    static List<Row> lines(DataFile file) throws IOException {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : FileText.of(file).split("\r?\n", -1)) {
            number++;
            if (!line.isBlank()) {
                rows.add(row(file, "line " + number, line));
            }
        }
        return rows;
    }

    private static Row row(DataFile file, String place, String line) {
        try {
            return row(file, place, READER.<JsonNode>readValue(line));
        } catch (JsonProcessingException e) {
            throw new UnreadableFile(
                    "%s, %s: not JSON: %s".formatted(file.shown(), place, OneLine.reason(e)), e);
        }
    }

    private static Row row(DataFile file, String place, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return Row.of(file, place, object);
        }
        throw new UnreadableFile(
                "%s, %s: expected a JSON object such as {\"problem\": \"...\", \"answer\": \"...\"}, found %s"
                        .formatted(file.shown(), place, OneLine.quote(value.toString(), 60)));
    }

    /// A list of objects, or one object, which is one problem.
    static List<Row> whole(DataFile file) throws IOException {
        JsonNode content;
        try {
            content = READER.readValue(FileText.of(file));
        } catch (JsonProcessingException e) {
            throw new UnreadableFile(
                    "%s is not JSON: %s".formatted(file.shown(), OneLine.misread(e)), e);
        }
        if (!(content instanceof ArrayNode list)) {
            return List.of(row(file, "the object", content));
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode value : list) {
            rows.add(row(file, "object " + (rows.size() + 1), value));
        }
        return rows;
    }

    private ReadJson() {}
}

package dev.reckoner.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.reckoner.journal.disk.SyncedFile;
import dev.reckoner.text.Sha256;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Stores the long texts of a journal, each in a file named by the SHA-256 of its UTF-8. In the
/// journal such a text is replaced by `{"blob": "<sha-256>", "chars": n}`. No other value of a
/// journal has this form: where a cell or a model chooses the names of fields, their values are
/// texts.
record Blobs(Path directory) {

    static final int INLINE = 16 * 1024;

    JsonNode store(JsonNode node) throws IOException {
        return switch (node) {
            case TextNode text when text.textValue().length() > INLINE ->
                    reference(text.textValue());
            case ObjectNode object -> {
                for (var field : object.properties()) {
                    field.setValue(store(field.getValue()));
                }
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, store(array.get(i)));
                }
                yield array;
            }
            default -> node;
        };
    }

    JsonNode load(JsonNode node) throws IOException {
        return switch (node) {
            case ObjectNode object
                    when object.size() == 2
                            && object.path("blob").isTextual()
                            && object.path("chars").isIntegralNumber() ->
                    TextNode.valueOf(text(object.get("blob").asText()));
            case ObjectNode object -> {
                for (var field : object.properties()) {
                    field.setValue(load(field.getValue()));
                }
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, load(array.get(i)));
                }
                yield array;
            }
            default -> node;
        };
    }

    private ObjectNode reference(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sha = Sha256.of(bytes);
        Path file = directory.resolve(sha);
        if (Files.notExists(file)) {
            Files.createDirectories(directory);
            SyncedFile.write(file, bytes);
        }
        return JsonNodeFactory.instance.objectNode().put("blob", sha).put("chars", text.length());
    }

    private String text(String sha) throws IOException {
        if (!sha.matches("[0-9a-f]{64}")) {
            throw new IOException("not the name of a blob: " + sha);
        }
        byte[] bytes = Files.readAllBytes(directory.resolve(sha));
        if (!Sha256.of(bytes).equals(sha)) {
            throw new IOException(
                    "blob "
                            + directory.resolve(sha)
                            + " is damaged: its SHA-256 does not match its name");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

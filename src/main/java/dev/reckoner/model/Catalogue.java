package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.journal.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is known of models: `models.json`, and what a user's file adds to it or says otherwise.
public final class Catalogue {

    private static final Pattern SNAPSHOT = Pattern.compile("(.+)-\\d{4}-\\d{2}-\\d{2}");
    private static final ObjectReader READER =
            Json.MAPPER
                    .readerFor(Models.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Map<String, CatalogueEntry> entries;

    private Catalogue(Map<String, CatalogueEntry> entries) {
        this.entries = entries;
    }

    record Models(List<CatalogueEntry> models) {}

    /// The one that comes with the program.
    public static Catalogue own() {
        try (InputStream in = Catalogue.class.getResourceAsStream("/models.json")) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new Catalogue(Map.of()).plus("models.json", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// This one and the entries of a file of the same form; where both have an id, the file's
    /// holds.
    ///
    /// @throws IllegalArgumentException if the file cannot be read or is no catalogue
    public Catalogue plus(Path file) {
        try {
            return plus(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the catalogue " + file + ": " + e, e);
        }
    }

    Catalogue plus(String file, String text) {
        try {
            var all = new LinkedHashMap<>(entries);
            Models models = READER.readValue(text);
            models.models().forEach(entry -> all.put(entry.id(), entry));
            return new Catalogue(all);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "catalogue %s, %s".formatted(file, Words.misread(e)), e);
        }
    }

    /// By id; a dated snapshot such as `o3-mini-2025-01-31` is its base where it has no entry
    /// itself.
    public Optional<CatalogueEntry> find(String id) {
        var entry = Optional.ofNullable(entries.get(id));
        var snapshot = SNAPSHOT.matcher(id);
        return entry.isEmpty() && snapshot.matches()
                ? Optional.ofNullable(entries.get(snapshot.group(1)))
                : entry;
    }

    public List<CatalogueEntry> entries() {
        return List.copyOf(entries.values());
    }
}

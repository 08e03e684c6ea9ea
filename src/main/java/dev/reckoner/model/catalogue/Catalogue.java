package dev.reckoner.model.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.text.Resource;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is known about models: the entries of `models.json`, and those that a user's file adds or
/// changes.
public final class Catalogue {

    private static final Pattern SNAPSHOT = Pattern.compile("(.+)-\\d{4}-\\d{2}-\\d{2}");

    private final Map<String, ObjectNode> models;

    private Catalogue(Map<String, ObjectNode> models) {
        this.models = models;
    }

    /// The catalogue that comes with the program.
    public static Catalogue own() {
        return new Catalogue(Map.of()).plus("models.json", Resource.text("models.json"));
    }

    /// The program's catalogue together with the user's file.
    ///
    /// @param file null for `reckoner/models.json` in the user's configuration directory, if it
    ///   exists
    /// @throws IllegalArgumentException if the file cannot be read or is no catalogue
    public static Catalogue with(@Nullable Path file, Map<String, String> environment) {
        if (file != null) {
            return own().plus(file);
        }
        var usual = usualFile(environment);
        return Files.exists(usual) ? own().plus(usual) : own();
    }

    /// `reckoner/models.json` in the user's configuration directory, whether it exists or not.
    public static Path usualFile(Map<String, String> environment) {
        String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (configuration.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".config")
                        : Path.of(configuration))
                .resolve("reckoner")
                .resolve("models.json");
    }

    /// This catalogue together with the entries of a file of the same form. If both have an entry
    /// with the same id, the fields of the file replace the others; a field that is `null` becomes
    /// unknown.
    ///
    /// @throws IllegalArgumentException if the file cannot be read or is no catalogue
    public Catalogue plus(Path file) {
        return plus(file.toString(), ReadCatalogue.text(file));
    }

    Catalogue plus(String file, String text) {
        var all = new LinkedHashMap<>(models);
        for (ObjectNode model : ReadCatalogue.models(file, text)) {
            all.merge(model.get("id").textValue(), model, Catalogue::overridden);
        }
        return new Catalogue(all);
    }

    private static ObjectNode overridden(ObjectNode model, ObjectNode by) {
        return model.deepCopy().setAll(by);
    }

    /// Finds an entry by id. A dated snapshot such as `o3-mini-2025-01-31` takes the fields that it
    /// does not set from the entry without the date.
    public Optional<CatalogueEntry> find(String id) {
        var snapshot = SNAPSHOT.matcher(id);
        String undated = snapshot.matches() ? snapshot.group(1) : id;
        return Stream.of(undated, id)
                .flatMap(known -> Stream.ofNullable(models.get(known)))
                .reduce(Catalogue::overridden)
                .map(node -> ReadCatalogue.entry(node.deepCopy().put("id", id)));
    }

    public List<String> ids() {
        return List.copyOf(models.keySet());
    }

    /// All entries, in the order of the files.
    public List<CatalogueEntry> entries() {
        return models.keySet().stream().map(id -> find(id).orElseThrow()).toList();
    }
}

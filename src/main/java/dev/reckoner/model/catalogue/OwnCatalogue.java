package dev.reckoner.model.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/// A user's file of the catalogue, which the program can add an entry to.
public final class OwnCatalogue {

    /// Adds an entry to the file, which is made if it does not exist. If the file has an entry of
    /// the same id, the fields of the new one replace those of the old one. Everything else in the
    /// file keeps its value, and each entry gets a line.
    ///
    /// @throws IllegalArgumentException if the file cannot be read or is no catalogue, or if the
    ///   entry is not one
    /// @throws IOException if it cannot be written; the file is then as it was
    public static void add(Path file, ObjectNode entry) throws IOException {
        var entries = new LinkedHashMap<String, ObjectNode>();
        if (Files.exists(file)) {
            for (ObjectNode old : ReadCatalogue.models(file.toString(), ReadCatalogue.text(file))) {
                entries.put(old.get("id").textValue(), old);
            }
        }
        entries.merge(
                entry.get("id").textValue(), entry, (old, more) -> old.deepCopy().setAll(more));
        String text =
                entries.values().stream()
                        .map(ObjectNode::toString)
                        .collect(Collectors.joining(",\n  ", "{\"models\": [\n  ", "\n]}\n"));
        ReadCatalogue.models(file.toString(), text);
        replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), text);
    }

    private static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(written, text);
            Files.move(
                    written,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private OwnCatalogue() {}
}

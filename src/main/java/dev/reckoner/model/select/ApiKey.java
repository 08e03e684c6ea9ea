package dev.reckoner.model.select;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The API key of a server. It is a secret and never shown.
///
/// @param value empty if there is none
/// @param warnings what is unsafe about how the key is stored
record ApiKey(String value, List<String> warnings) {

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /// The key in the file if a file is named, otherwise the value of `OPENAI_API_KEY`.
    ///
    /// @throws IllegalArgumentException if the file cannot be read or contains no key
    static ApiKey of(@Nullable Path file, Map<String, String> environment) {
        if (file == null) {
            String key = environment.getOrDefault("OPENAI_API_KEY", "").strip();
            return new ApiKey(key, List.of());
        }
        String key = read(file);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key file " + file + " is empty");
        }
        return new ApiKey(key, warnings(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no key file " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "can't read the key file " + file + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static List<String> warnings(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)
                    ? List.of(
                            "the key file %s can be read by others: chmod 600 %s"
                                    .formatted(file, file))
                    : List.of();
        } catch (IOException | UnsupportedOperationException _) {
            return List.of();
        }
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "no key" : "a key";
    }
}

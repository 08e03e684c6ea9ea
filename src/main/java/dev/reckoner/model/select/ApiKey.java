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

/// The key to a server: a secret, never shown.
///
/// @param warnings what is wrong with how it is kept
record ApiKey(@Nullable String value, List<String> warnings) {

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /// The file's if one is named, else `OPENAI_API_KEY`.
    ///
    /// @throws IllegalArgumentException if the file cannot be read or has no key in it
    static ApiKey of(@Nullable Path file, Map<String, String> environment) {
        if (file == null) {
            String key = environment.getOrDefault("OPENAI_API_KEY", "").strip();
            return new ApiKey(key.isEmpty() ? null : key, List.of());
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
        return value == null ? "no key" : "a key";
    }
}

package dev.reckoner.model.select;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The API key of a server. It is a secret and never shown.
///
/// @param value empty if there is none
/// @param warnings what is unsafe about how the key is stored
record ApiKey(String value, List<String> warnings) {

    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]{0,40}");

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /// @throws IllegalArgumentException if the named variable or file does not have a key
    static ApiKey of(KeySource source, Map<String, String> environment) {
        return switch (source) {
            case KeySource.OpenAiVariable() ->
                    new ApiKey(value(KeySource.OpenAiVariable.NAME, environment), List.of());
            case KeySource.Variable(var name) -> ofVariable(name, environment);
            case KeySource.File(var path) -> ofFile(path);
        };
    }

    private static String value(String name, Map<String, String> environment) {
        return environment.getOrDefault(name, "").strip();
    }

    private static ApiKey ofVariable(String name, Map<String, String> environment) {
        String key = value(name, environment);
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    "the variable %s, which should have the API key, is not set"
                            .formatted(shown(name)));
        }
        return new ApiKey(key, List.of());
    }

    /// Not what can be a key that was given instead of a name.
    private static String shown(String name) {
        return NAME.matcher(name).matches() ? name : "with the given name";
    }

    private static ApiKey ofFile(Path file) {
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

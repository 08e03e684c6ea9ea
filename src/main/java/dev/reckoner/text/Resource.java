package dev.reckoner.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A text file that comes with the program, in its jar.
public final class Resource {

    /// @param path below `dev/reckoner`, such as `models.json`
    /// @throws IllegalStateException if this build does not have it
    public static String text(String path) {
        try (var in = Resource.class.getResourceAsStream("/dev/reckoner/" + path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Resource() {}
}

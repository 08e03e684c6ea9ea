package dev.reckoner.sandbox.local.setup;

import dev.reckoner.sandbox.host.UnixUser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The folders where the local sandbox keeps its library and its scripts.
///
/// @param own for writing: `RECKONER_CACHE`, else `reckoner` under `XDG_CACHE_HOME`, else under
///   `~/.cache`; for root, whose home other users cannot enter, [#SHARED]
/// @param places for finding a library, the own one first
public record LocalCache(Path own, List<Path> places) {

    static final Path SHARED = Path.of("/var/cache/reckoner");

    public static LocalCache of(Map<String, String> environment) {
        String chosen = environment.getOrDefault("RECKONER_CACHE", "");
        if (!chosen.isEmpty()) {
            return new LocalCache(Path.of(chosen), List.of(Path.of(chosen)));
        }
        Path own = UnixUser.isRoot() ? SHARED : home(environment).resolve("reckoner");
        return new LocalCache(own, Stream.of(own, SHARED).distinct().toList());
    }

    private static Path home(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return cache.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(cache);
    }

    /// The description of the library found first, whether or not it can be read.
    public Path description() {
        return places.stream()
                .map(place -> place.resolve(PythonLibrary.DESCRIPTION))
                .filter(Files::exists)
                .findFirst()
                .orElse(own.resolve(PythonLibrary.DESCRIPTION));
    }
}

package dev.reckoner.sandbox.local.setup;

import dev.reckoner.sandbox.host.CacheFolder;
import dev.reckoner.sandbox.host.UnixUser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The folders where the local sandbox keeps its library and its scripts.
///
/// @param own for writing; [CacheFolder] says where it is, but root, whose home other users cannot
///   enter, writes to [#SHARED] unless `RECKONER_CACHE` names another
/// @param places for reading: the own one, then that of root
public record LocalCache(Path own, List<Path> places) {

    static final Path SHARED = Path.of("/var/cache/reckoner");

    public static LocalCache of(Map<String, String> environment) {
        boolean chosen = !environment.getOrDefault("RECKONER_CACHE", "").isBlank();
        Path own =
                CacheFolder.find(environment)
                        .filter(_ -> chosen || !UnixUser.isRoot())
                        .map(CacheFolder::path)
                        .orElse(SHARED);
        return new LocalCache(own, Stream.of(own, SHARED).distinct().toList());
    }

    public LocalCache {
        places = List.copyOf(places);
    }

    /// The descriptions of the libraries that there are, whether or not they can be read.
    public List<Path> descriptions() {
        return places.stream()
                .map(place -> place.resolve(PythonLibrary.DESCRIPTION))
                .filter(Files::exists)
                .toList();
    }
}

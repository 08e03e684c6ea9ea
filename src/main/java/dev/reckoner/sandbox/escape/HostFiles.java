package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.host.DeleteTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A folder of the host that everybody may write to, so that isolation alone protects it.
final class HostFiles implements AutoCloseable {

    private final Path folder;
    private Map<String, String> before = Map.of();

    HostFiles() throws IOException {
        folder = Files.createTempDirectory("reckoner-canary-").toRealPath();
        open(folder);
        Files.createDirectory(folder.resolve("empty"));
        open(folder.resolve("empty"));
        write("kept", "as it was");
    }

    Path folder() {
        return folder;
    }

    void write(String name, String text) throws IOException {
        open(Files.writeString(folder.resolve(name), text));
    }

    /// Lets everybody read and write it.
    void open(String name) throws IOException {
        open(folder.resolve(name));
    }

    private static void open(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Files.setAttribute(path, "unix:mode", 0777);
        }
    }

    /// Changes from now on are changes by an attack.
    void remember() throws IOException {
        before = listing();
    }

    private Map<String, String> listing() throws IOException {
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                found.put(folder.relativize(path).toString(), described(path));
            }
        }
        return found;
    }

    private static String described(Path path) throws IOException {
        var attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var mode =
                path.getFileSystem().supportedFileAttributeViews().contains("unix")
                        ? Files.readAttributes(
                                        path, "unix:mode,uid,nlink", LinkOption.NOFOLLOW_LINKS)
                                .toString()
                        : "";
        return (attributes.isRegularFile() ? HostProcesses.text(path) : "") + mode;
    }

    /// The names of files changed, made or deleted since they were remembered; they are remembered
    /// as they are now.
    List<String> changed() throws IOException {
        var now = listing();
        var found = new ArrayList<String>();
        var names = new TreeMap<>(before);
        names.putAll(now);
        for (String name : names.keySet()) {
            if (!before.getOrDefault(name, "none").equals(now.getOrDefault(name, "none"))) {
                found.add(name.isEmpty() ? "the folder itself" : name);
            }
        }
        before = now;
        return found;
    }

    @Override
    public void close() throws IOException {
        DeleteTree.at(folder);
    }
}

package dev.reckoner.sandbox.host;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.reckoner.sandbox.SandboxUnavailable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// A folder of files and folders that are made once, completely or not at all, by one process at a
/// time.
public record CacheFolder(Path path) {

    /// A file lock keeps other processes out, but not other threads.
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    /// Makes a file or a folder.
    public interface Maker {
        void make(Path path) throws IOException, InterruptedException;
    }

    /// `RECKONER_CACHE`, else where the user's caches are.
    public static CacheFolder of(Map<String, String> environment) {
        var own = environment.getOrDefault("RECKONER_CACHE", "");
        var users = environment.getOrDefault("XDG_CACHE_HOME", "");
        var folder =
                !own.isBlank()
                        ? Path.of(own)
                        : !users.isBlank()
                                ? Path.of(users, "reckoner")
                                : Path.of(System.getProperty("user.home"), ".cache", "reckoner");
        return new CacheFolder(folder.toAbsolutePath());
    }

    public CacheFolder in(String name) {
        return new CacheFolder(path.resolve(name));
    }

    /// The file or folder of that name, made now if there is none. What a killed maker left behind
    /// is deleted first.
    public Path get(String name, Maker maker) throws InterruptedException {
        var made = path.resolve(name);
        if (Files.exists(made)) {
            return made;
        }
        IN_THIS_PROCESS.lockInterruptibly();
        try {
            Files.createDirectories(path);
            try (var file = FileChannel.open(path.resolve(name + ".lock"), CREATE, WRITE);
                    var _ = file.lock()) {
                if (!Files.exists(made)) {
                    var unfinished = path.resolve(name + ".unfinished");
                    DeleteTree.at(unfinished);
                    maker.make(unfinished);
                    Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return made;
        } catch (IOException failed) {
            throw new SandboxUnavailable("cannot make " + made + ": " + failed, failed);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}

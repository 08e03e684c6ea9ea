package dev.reckoner.sandbox.host;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.IoReason;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A folder of files and folders that are made once, completely or not at all, by one process at a
/// time.
public record CacheFolder(Path path) {

    /// What to do where the cache cannot be used.
    public static final Remedy NAME_ANOTHER =
            new Remedy.ChangeMachine("set RECKONER_CACHE to a folder that you can write to");

    private static final String UNFINISHED = ".unfinished";

    /// A file lock keeps other processes out, but not other threads.
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    /// Makes a file or a folder.
    public interface Maker {
        void make(Path path) throws IOException, InterruptedException;
    }

    /// `RECKONER_CACHE`, else `reckoner` under `XDG_CACHE_HOME`, else under `.cache` of the home
    /// folder, which `HOME` names before the system's list of users does.
    ///
    /// @throws SandboxUnavailable if there is no home folder
    public static CacheFolder of(Map<String, String> environment) {
        return find(environment)
                .orElseThrow(() ->
                        new SandboxUnavailable(
                                "this user has no home folder to keep the sandbox's libraries in",
                                NAME_ANOTHER));
    }

    /// Empty if there is no home folder.
    public static Optional<CacheFolder> find(Map<String, String> environment) {
        return find(environment, System.getProperty("user.home"));
    }

    /// @param home of the user as the system knows it; the JDK writes `?` for a user that the
    ///   system does not know
    static Optional<CacheFolder> find(Map<String, String> environment, String home) {
        return Optional.ofNullable(environment.get("RECKONER_CACHE"))
                .filter(chosen -> !chosen.isBlank())
                .map(chosen -> Path.of(chosen).toAbsolutePath())
                .or(() ->
                        absolute(environment.get("XDG_CACHE_HOME"))
                                .map(caches -> caches.resolve("reckoner")))
                .or(() ->
                        absolute(environment.get("HOME"))
                                .or(() -> absolute(home))
                                .map(user -> user.resolve(".cache").resolve("reckoner")))
                .map(CacheFolder::new);
    }

    private static Optional<Path> absolute(@Nullable String path) {
        return Optional.ofNullable(path).map(Path::of).filter(Path::isAbsolute);
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
                    var unfinished = path.resolve(name + UNFINISHED);
                    DeleteTree.at(unfinished);
                    maker.make(unfinished);
                    Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return made;
        } catch (IOException failed) {
            throw notWritable(made, failed);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /// The name by which a file or folder of the cache is asked for, also while it is being made.
    public static String nameOf(Path made) {
        String name = made.getFileName().toString();
        return name.endsWith(UNFINISHED)
                ? name.substring(0, name.length() - UNFINISHED.length())
                : name;
    }

    /// @param path in the cache
    public static SandboxUnavailable notWritable(Path path, IOException cause) {
        return new SandboxUnavailable(
                "cannot write to " + path + ": " + IoReason.of(cause), cause, NAME_ANOTHER);
    }
}

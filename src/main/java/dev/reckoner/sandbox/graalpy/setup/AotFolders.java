package dev.reckoner.sandbox.graalpy.setup;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.reckoner.sandbox.host.CacheFolder;
import dev.reckoner.sandbox.host.DeleteTree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The folders of AOT caches, one for each pair of worker and JDK that a program uses.
///
/// ```
/// KEY/worker.jar     the worker
/// KEY/users/USER     the path of a program that uses it
/// KEY.used           locked by every process that may start workers from KEY, until it ends
/// ```
///
/// A folder is removed when its programs no longer exist or use another folder, unless a process
/// still holds its lock. That lock also keeps the folder while it is being made.
record AotFolders(Path aot) {

    /// The locks of this process. The operating system releases them when it ends.
    private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

    private static final String JAR = "worker.jar";
    private static final String USERS = "users";

    /// The folder of a key. It cannot be removed until this process ends.
    ///
    /// @param user names the program and what it starts workers with. It has one folder, the last
    ///   it asked for
    Path get(String key, String user, WorkerJar worker) throws InterruptedException {
        try {
            Files.createDirectories(aot);
            hold(lock(key));
            var folder =
                    new CacheFolder(aot)
                            .get(
                                    key,
                                    made -> {
                                        Files.createDirectories(made.resolve(USERS));
                                        worker.write(made.resolve(JAR));
                                    });
            enter(user, worker.program(), folder.resolve(USERS));
            return folder;
        } catch (IOException failed) {
            throw CacheFolder.notWritable(aot, failed);
        }
    }

    private void enter(String user, Path program, Path users) throws IOException {
        var entry = users.resolve(user);
        if (Files.notExists(entry) && Files.isWritable(users)) {
            leaveOthers(user);
            Files.writeString(entry, program.toString());
        }
    }

    private void leaveOthers(String user) throws IOException {
        try (var all = Files.newDirectoryStream(aot, Files::isDirectory)) {
            for (var other : all) {
                Files.deleteIfExists(other.resolve(USERS).resolve(user));
            }
        }
    }

    private Path lock(String key) {
        return aot.resolve(key + ".used");
    }

    private static synchronized void hold(Path lock) throws IOException {
        if (!HELD.containsKey(lock)) {
            var file = open(lock);
            file.lock(0, Long.MAX_VALUE, true);
            HELD.put(lock, file);
        }
    }

    /// For a shared lock it is enough to read, so a cache on a read-only file system can be used.
    private static FileChannel open(Path lock) throws IOException {
        return Files.exists(lock) && !Files.isWritable(lock)
                ? FileChannel.open(lock, READ)
                : FileChannel.open(lock, CREATE, READ, WRITE);
    }

    static Path jar(Path folder) {
        return folder.resolve(JAR);
    }

    /// Removes the folders that no program can use any more.
    void sweep() {
        try (var all = Files.newDirectoryStream(aot, Files::isDirectory)) {
            for (var folder : all) {
                if (!isWanted(folder)) {
                    remove(folder);
                }
            }
        } catch (IOException anotherTime) {
            return;
        }
    }

    private static boolean isWanted(Path folder) throws IOException {
        if (Files.notExists(folder.resolve(USERS))) {
            return true;
        }
        try (var users = Files.newDirectoryStream(folder.resolve(USERS))) {
            for (var user : users) {
                if (mayExist(Files.readString(user))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// In the locale `C`, a path that is not ASCII cannot be looked up.
    private static boolean mayExist(String program) {
        try {
            return Files.exists(Path.of(program));
        } catch (InvalidPathException inThisLocale) {
            return true;
        }
    }

    private void remove(Path folder) throws IOException {
        var lock = lock(CacheFolder.nameOf(folder));
        if (HELD.containsKey(lock)) {
            return;
        }
        try (var file = FileChannel.open(lock, CREATE, READ, WRITE);
                var exclusive = file.tryLock()) {
            if (exclusive != null) {
                DeleteTree.at(folder);
            }
        } catch (OverlappingFileLockException inUseHere) {
            return;
        }
    }
}

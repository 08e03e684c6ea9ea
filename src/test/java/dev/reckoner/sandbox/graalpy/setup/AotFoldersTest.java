package dev.reckoner.sandbox.graalpy.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

class AotFoldersTest {

    private static final String SCRIPT = "dev/reckoner/sandbox/common/cells.py";

    @TempDir private Path folder;
    private AotFolders folders;
    private WorkerJar worker;

    @BeforeEach
    void aProgramWithItsWorker() throws IOException {
        folders = new AotFolders(folder.resolve("aot"));
        worker = program("program");
    }

    private WorkerJar program(String name) throws IOException {
        var script = folder.resolve(name).resolve(SCRIPT);
        Files.createDirectories(script.getParent());
        Files.writeString(script, "1");
        return new WorkerJar(folder.resolve(name), false);
    }

    /// As another process would leave it, which has ended.
    private Path left(String key, String user, Path program) throws IOException {
        var left = folder.resolve("aot").resolve(key);
        Files.createDirectories(left.resolve("users"));
        Files.writeString(AotFolders.jar(left), "a worker");
        Files.writeString(left.resolve("worker.aot"), "a cache");
        Files.writeString(left.resolve("users").resolve(user), program.toString());
        return left;
    }

    @Test
    void haveTheWorker() throws Exception {
        try (var jar = new JarFile(AotFolders.jar(folders.get("key", "user", worker)).toFile())) {
            assertThat(jar.stream().map(Object::toString))
                    .containsExactly("META-INF/MANIFEST.MF", SCRIPT);
        }
    }

    @Test
    void areRemovedWhereTheProgramHasAnotherWorkerNow() throws Exception {
        var old = left("old", "user", worker.program());
        var current = folders.get("new", "user", worker);

        folders.sweep();

        assertThat(old).doesNotExist();
        assertThat(current).exists();
    }

    @Test
    void areRemovedWhereTheProgramIsGone() throws Exception {
        var old = left("old", "user", folder.resolve("gone.jar"));

        folders.sweep();

        assertThat(old).doesNotExist();
    }

    @Test
    void stayWhereAnotherProgramUsesThem() throws Exception {
        var kept = left("kept", "another", program("another").program());
        folders.get("new", "user", worker);

        folders.sweep();

        assertThat(kept).exists();
    }

    /// As in the locale `C`, where a path that is not ASCII cannot be looked up.
    @Test
    void stayWhereThePathOfTheProgramCannotBeLookedUp() throws Exception {
        var kept = left("kept", "another", worker.program());
        Files.writeString(kept.resolve("users").resolve("another"), "/home/\0/reckoner.jar");

        folders.sweep();

        assertThat(kept).exists();
    }

    @Test
    void stayWhileAProcessMayStartWorkersFromThem() throws Exception {
        var held = folders.get("held", "user", worker);
        folders.get("new", "user", worker);

        folders.sweep();

        assertThat(held).exists();
    }

    /// Another process may sweep while this one writes the worker.
    @Test
    void stayWhileTheyAreBeingMade() throws Exception {
        folders.get("held", "user", worker);
        var unfinished = left("held.unfinished", "none", folder.resolve("gone.jar"));

        folders.sweep();

        assertThat(unfinished).exists();
    }

    @Test
    void areRemovedWhereTheirMakerWasKilled() throws Exception {
        var unfinished = left("killed.unfinished", "none", folder.resolve("gone.jar"));

        folders.sweep();

        assertThat(unfinished).doesNotExist();
    }

    @Test
    void areSharedByProgramsWithTheSameWorker() throws Exception {
        assertThat(folders.get("key", "twin", program("twin")))
                .isEqualTo(folders.get("key", "user", worker));
        try (var users = Files.list(folder.resolve("aot/key/users"))) {
            assertThat(users).hasSize(2);
        }
    }
}

package dev.reckoner.sandbox.graalpy.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class AotFoldersTest {

    @TempDir private Path folder;
    private AotFolders folders;
    private Path worker;

    @BeforeEach
    void aProgramWithItsWorker() throws IOException {
        folders = new AotFolders(folder.resolve("aot"));
        worker = Files.writeString(folder.resolve("reckoner-worker.jar"), "first");
    }

    /// As another process would leave it, which has ended.
    private Path left(String key, String jar, Path user) throws IOException {
        var left = folder.resolve("aot").resolve(key);
        Files.createDirectories(left.resolve("users"));
        Files.writeString(AotFolders.jar(left), jar);
        Files.writeString(left.resolve("worker.aot"), "a cache");
        Files.writeString(left.resolve("users").resolve("1"), user.toString());
        return left;
    }

    @Test
    void haveACopyOfTheWorker() throws Exception {
        assertThat(AotFolders.jar(folders.get("key", worker))).hasSameBinaryContentAs(worker);
    }

    @Test
    void areRemovedWhereTheProgramHasAnotherWorkerNow() throws Exception {
        var old = left("old", "before", worker);
        var current = folders.get("new", worker);

        folders.sweep();

        assertThat(old).doesNotExist();
        assertThat(current).exists();
    }

    @Test
    void areRemovedWhereTheProgramIsGone() throws Exception {
        var old = left("old", "first", folder.resolve("gone.jar"));

        folders.sweep();

        assertThat(old).doesNotExist();
    }

    @Test
    void stayWhereAnotherProgramHasTheSameWorker() throws Exception {
        var others = Files.writeString(folder.resolve("others.jar"), "others");
        var kept = left("kept", "others", others);

        folders.sweep();

        assertThat(kept).exists();
    }

    @Test
    void stayWhileAProcessMayStartWorkersFromThem() throws Exception {
        var held = folders.get("held", worker);
        Files.writeString(worker, "second");

        folders.sweep();

        assertThat(held).exists();
    }

    @Test
    void areSharedByProgramsWithTheSameWorker() throws Exception {
        var twin = Files.writeString(folder.resolve("twin.jar"), "first");

        assertThat(folders.get("key", twin)).isEqualTo(folders.get("key", worker));
        try (var users = Files.list(folder.resolve("aot/key/users"))) {
            assertThat(users).hasSize(2);
        }
    }
}

package dev.reckoner.sandbox.local.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.sandbox.SandboxUnavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Two folders: the user's own and the one for all users.
class LocalCacheTest {

    @TempDir private Path folder;

    private LocalCache cache() {
        Path own = folder.resolve("own");
        return new LocalCache(own, List.of(own, folder.resolve("shared")));
    }

    private Path install(String place, String version) throws IOException {
        Path site = Files.createDirectories(folder.resolve(place).resolve("site"));
        Path interpreter = Files.writeString(folder.resolve(place).resolve("python"), "");
        assertThat(interpreter.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                folder.resolve(place).resolve(PythonLibrary.DESCRIPTION),
                """
                {"interpreter": "%s", "version": "%s", "needs": [], "site": "%s", "libraries": {}}
                """
                        .formatted(interpreter, version, site));
        return site;
    }

    @Test
    void theLibraryOfRootAndTheUsersOwnAreThereTogetherAndTheOwnComesFirst() throws IOException {
        install("shared", "3.11.2");
        install("own", "3.12.1");

        assertThat(PythonLibrary.find(cache()).version()).isEqualTo("3.12.1");
        assertThat(PythonLibrary.all(cache()).map(PythonLibrary::version))
                .containsExactly("3.12.1", "3.11.2");
    }

    @Test
    void theLibraryOfRootServesAUserWhoseOwnIsDamaged() throws IOException {
        install("shared", "3.11.2");
        Files.delete(install("own", "3.12.1"));

        assertThat(PythonLibrary.find(cache()).version()).isEqualTo("3.11.2");
    }

    @Test
    void whereTheOnlyLibraryIsDamagedThatIsSaid() throws IOException {
        Path site = install("own", "3.12.1");
        Files.delete(site);

        assertThatThrownBy(() -> PythonLibrary.find(cache()))
                .isInstanceOf(SandboxUnavailable.class)
                .hasMessageContaining("is damaged: " + site);
    }

    @Test
    void theLibraryOfRootIsFoundWhateverTheOwnFolderIs() {
        assertThat(LocalCache.of(Map.of("RECKONER_CACHE", "/elsewhere")).places())
                .containsExactly(Path.of("/elsewhere"), LocalCache.SHARED);
    }

    @Test
    void theScriptsThatRootHasWrittenAreUsedWhereTheyAreTheSame() {
        Path shared = folder.resolve("shared");
        Path written = SandboxScripts.in(new LocalCache(shared, List.of(shared)));

        assertThat(SandboxScripts.in(cache())).isEqualTo(written);
        assertThat(folder.resolve("own")).doesNotExist();
    }
}

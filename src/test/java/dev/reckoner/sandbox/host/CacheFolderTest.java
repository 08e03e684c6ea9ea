package dev.reckoner.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.sandbox.SandboxUnavailable;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs permissions and programs of Unix")
class CacheFolderTest {

    /// What the JDK says of a user without an entry in the system's list of users.
    private static final String UNKNOWN = "?";

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}, home {1}")
    @CsvSource({
        "RECKONER_CACHE=/c XDG_CACHE_HOME=/x HOME=/h, /u, /c",
        "XDG_CACHE_HOME=/x HOME=/h, /u, /x/reckoner",
        "XDG_CACHE_HOME=relative HOME=/h, /u, /h/.cache/reckoner",
        "HOME=/h, /u, /h/.cache/reckoner",
        "HOME=/h, ?, /h/.cache/reckoner",
        "HOME=, /u, /u/.cache/reckoner",
        "TERM=dumb, /u, /u/.cache/reckoner"
    })
    void theVariablesComeBeforeTheSystemsListOfUsers(String variables, String home, Path expected) {
        var environment = new HashMap<String, String>();
        for (String each : variables.split(" ")) {
            environment.put(each.split("=")[0], each.substring(each.indexOf('=') + 1));
        }

        assertThat(CacheFolder.find(environment, home)).contains(new CacheFolder(expected));
    }

    @Test
    void aUserWithoutAHomeHasNone() {
        assertThat(CacheFolder.find(Map.of(), UNKNOWN)).isEmpty();
    }

    /// A file in the place of the home folder stands for one that cannot be written.
    @Test
    void whereNothingCanBeWrittenTheFolderAndTheReasonAreNamed() throws IOException {
        var file = Files.createFile(folder.resolve("home"));
        var cache = CacheFolder.of(Map.of("HOME", file.toString()));

        assertThatThrownBy(() -> cache.get("library", Files::createDirectory))
                .isInstanceOf(SandboxUnavailable.class)
                .hasMessage("cannot write to " + file + "/.cache/reckoner/library: not a directory")
                .extracting("remedies", InstanceOfAssertFactories.LIST)
                .containsExactly(CacheFolder.NAME_ANOTHER);
    }
}

package dev.reckoner.model.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

class ApiKeyTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("OPENAI_API_KEY", " sk-env ");

    @TempDir private Path folder;

    private Path file(String text, String permissions) throws IOException {
        var file = Files.writeString(folder.resolve("key"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void isTheEnvironments() {
        assertThat(ApiKey.of(null, ENVIRONMENT)).isEqualTo(new ApiKey("sk-env", List.of()));
        assertThat(ApiKey.of(null, Map.of())).isEqualTo(new ApiKey("", List.of()));
    }

    @Test
    void isTheFilesWhereOneIsNamed() throws IOException {
        assertThat(ApiKey.of(file("sk-file\n", "rw-------"), ENVIRONMENT))
                .isEqualTo(new ApiKey("sk-file", List.of()));
    }

    @Test
    void thatOthersCanReadIsWarnedOf() throws IOException {
        var file = file("sk-file", "rw-r-----");

        assertThat(ApiKey.of(file, Map.of()).warnings())
                .containsExactly(
                        "the key file %s can be read by others: chmod 600 %s"
                                .formatted(file, file));
    }

    @Test
    void thatIsNotThereIsSaid() throws IOException {
        var missing = folder.resolve("missing");
        var empty = file(" \n", "rw-------");

        assertThatThrownBy(() -> ApiKey.of(missing, ENVIRONMENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no key file " + missing);
        assertThatThrownBy(() -> ApiKey.of(empty, ENVIRONMENT))
                .hasMessage("the key file " + empty + " is empty");
        assertThatThrownBy(() -> ApiKey.of(folder, ENVIRONMENT))
                .hasMessageStartingWith("can't read the key file " + folder);
    }
}

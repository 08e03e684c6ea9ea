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

    private static ApiKey of(Path file) {
        return ApiKey.of(new KeySource.File(file), ENVIRONMENT);
    }

    private static ApiKey of(String variable) {
        return ApiKey.of(
                new KeySource.Variable(variable),
                Map.of("OTHER_KEY", " sk-other ", "mine", "sk-m"));
    }

    @Test
    void isTheEnvironments() {
        var usual = new KeySource.OpenAiVariable();

        assertThat(ApiKey.of(usual, ENVIRONMENT)).isEqualTo(new ApiKey("sk-env", List.of()));
        assertThat(ApiKey.of(usual, Map.of())).isEqualTo(new ApiKey("", List.of()));
    }

    @Test
    void isThatOfTheVariableWhereOneIsNamed() {
        assertThat(of("OTHER_KEY")).isEqualTo(new ApiKey("sk-other", List.of()));
        assertThat(of("mine")).isEqualTo(new ApiKey("sk-m", List.of()));
        assertThatThrownBy(() -> of("MISSING_KEY"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the variable MISSING_KEY, which should have the API key, is not set");
    }

    @Test
    void thatIsGivenInPlaceOfItsVariableIsNotShown() {
        assertThatThrownBy(() -> of("sk-secret-0123456789"))
                .hasMessage(
                        "the variable with the given name, which should have the API key, is not"
                                + " set");
    }

    @Test
    void isTheFilesWhereOneIsNamed() throws IOException {
        assertThat(of(file("sk-file\n", "rw-------"))).isEqualTo(new ApiKey("sk-file", List.of()));
    }

    @Test
    void thatOthersCanReadIsWarnedOf() throws IOException {
        var file = file("sk-file", "rw-r-----");

        assertThat(of(file).warnings())
                .containsExactly(
                        "the key file %s can be read by others: chmod 600 %s"
                                .formatted(file, file));
    }

    @Test
    void thatIsNotThereIsSaid() throws IOException {
        var missing = folder.resolve("missing");
        var empty = file(" \n", "rw-------");

        assertThatThrownBy(() -> of(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no key file " + missing);
        assertThatThrownBy(() -> of(empty)).hasMessage("the key file " + empty + " is empty");
        assertThatThrownBy(() -> of(folder))
                .hasMessageStartingWith("can't read the key file " + folder);
    }
}

package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A test that is left out says why. That none is left out for a missing tool, `.ci/run` checks.
class SkippedTestsTest {

    private static final Pattern NO_REASON =
            Pattern.compile("^\\s*@Disabled\\b(?!\\(\\s*\"\\w)", Pattern.MULTILINE);

    @Test
    void aDisabledTestGivesAReason() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(
                            file -> assertThat(file).content().doesNotContainPattern(NO_REASON));
        }
    }
}

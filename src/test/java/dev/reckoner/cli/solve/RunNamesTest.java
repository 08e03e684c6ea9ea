package dev.reckoner.cli.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class RunNamesTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ";

    @TempDir private Path folder;

    @Test
    void areTheTimeInUtcAndTheNameOfTheProblemsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("P 1.v2.md"), "# Sums\n\nWhat is 2 + 2?\n");
        Path script =
                Files.writeString(folder.resolve("s.json"), "{\"replies\": [{\"text\": \"4\"}]}");
        Path runs = folder.resolve("runs");

        var console =
                Console.run(
                        "solve",
                        "--preset=direct",
                        "--file=" + file,
                        "--model=script:" + script,
                        "--runs=" + runs);

        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(console.out()).startsWith("Sums\n").contains("\n\nWhat is 2 + 2?\n");
        assertThat(runs.toFile().list()).singleElement().asString().matches(TIME + "-p-1-v2");
    }
}

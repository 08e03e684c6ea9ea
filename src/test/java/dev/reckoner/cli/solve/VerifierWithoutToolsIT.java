package dev.reckoner.cli.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A problem with a program that verifies its answer, and a model that cannot run Python.
class VerifierWithoutToolsIT {

    @TempDir private Path folder;

    @Test
    void theProgramRunsAllTheSame() throws IOException {
        Path problem = folder.resolve("sum.md");
        Files.writeString(
                problem,
                """
                ---
                answer_type: Python int
                verification_code: |
                  def verify(a): return a == 6
                ---
                What is 2 + 4?
                """);
        Path script = folder.resolve("script.json");
        Files.writeString(script, "{\"replies\": [{\"text\": \"\\\\boxed{6}\"}]}");

        var console =
                Console.run(
                        "solve",
                        "--preset",
                        "direct",
                        "--runs",
                        folder.resolve("runs").toString(),
                        "--model",
                        "script:" + script,
                        "--file",
                        problem.toString());

        assertThat(console.out()).contains("verify(a) is True for 6");
        assertThat(console.exit()).isZero();
    }
}

package dev.reckoner;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.testing.openai.Usage;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is in `examples/programs/`, run as a user would: against the built jar and its `lib/`.
class ExampleProgramsIT {

    @Test
    void aProblemIsSolvedWithAnyLangChain4jModel() throws IOException, InterruptedException {
        var cost = new Usage(120, 20, 60, 40);
        try (var server =
                scripted(python("pow(7, 7**7, 100)").costing(cost), submits("43").costing(cost))
                        .start()) {
            String printed = run("SolveWithAnyModel.java", server.url(), "no-key", "o3-mini");

            assertThat(printed)
                    .startsWith("answer: 43\n")
                    .contains("plain=43")
                    .endsWith("360 tokens in 2 replies\n");
        }
    }

    private static String run(String program, String... arguments)
            throws IOException, InterruptedException {
        Path dist = Path.of("target/dist").toAbsolutePath();
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                dist.resolve("reckoner.jar") + ":" + dist.resolve("lib") + "/*",
                                Path.of("examples/programs", program).toString()));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }
}

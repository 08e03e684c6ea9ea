package dev.reckoner;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.testing.openai.Turn;
import dev.reckoner.testing.openai.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is in `examples/programs/`, run as a user would: against the built jar and its `lib/`.
class ExampleProgramsIT {

    private static final Usage COST = new Usage(120, 20, 60, 40);
    private static final String MODEL = "o3-mini";

    @TempDir private Path runs = Path.of("");

    @Test
    void aProblemIsSolvedWithAnyLangChain4jModel() throws IOException, InterruptedException {
        try (var server = scripted(cell("pow(7, 7**7, 100)"), submission("43")).start()) {
            assertThat(run("SolveWithAnyModel.java", server.url(), "no-key", MODEL))
                    .startsWith("answer: 43\n")
                    .contains("plain=43")
                    .endsWith("360 tokens in 2 replies\n");
        }
    }

    @Test
    void anAttemptIsFollowedAndItsJournalIsRead() throws IOException, InterruptedException {
        try (var server = scripted(cell("pow(7, 7**7, 100)"), submission("43")).start()) {
            assertThat(run("FollowAnAttempt.java", server.url(), "no-key", MODEL, runs.toString()))
                    .isEqualTo(
                            """
                            0 Prompted
                            1 the model used 60 tokens
                            2 Python: pow(7, 7**7, 100) -> 43
                            3 ProgramMessage
                            4 the model used 60 tokens
                            5 submitted: 43
                            6 Ended
                            recorded in %s
                            """
                                    .formatted(onlyRun()));
        }

        assertThat(run("ReadAJournal.java", onlyRun().toString()).replaceAll("[0-9.]+ s: ", ""))
                .isEqualTo(
                        """
                        completed: pow(7, 7**7, 100)
                        submitted: 43
                        answered
                        replies: 2, tool calls: 1, tokens: 360
                        """);
    }

    @Test
    void manyProblemsAreSolvedAtOnce() throws IOException, InterruptedException {
        try (var server = scripted(submission("42"), submission("42"), submission("42")).start()) {
            assertThat(run("SolveManyProblems.java", server.url(), "no-key", MODEL))
                    .isEqualTo(
                            """
                            What is the sum of the primes below 14, plus 1? 42
                            What is the number of partitions of 10? 42
                            What is the fifth Catalan number? 42
                            540 tokens in all
                            """);
        }
    }

    @Test
    void pythonRunsWithoutAModel() throws IOException, InterruptedException {
        assertThat(run("RunPython.java"))
                .startsWith(
                        """
                        >>> from sympy import *; x = symbols('x'); p = factor(x**4 - 1); p
                        (x - 1)*(x + 1)*(x**2 + 1)
                        >>> 1 / 0
                        ZeroDivisionError: division by zero
                        >>> expand(p)
                        x**4 - 1
                        >>> while True: pass
                        stopped after PT1S; variables: \
                        """);
    }

    @Test
    void anAttemptIsCancelled() throws IOException, InterruptedException {
        try (var server = scripted(cell("while True: pass")).start()) {
            assertThat(
                            run(
                                    "CancelAnAttempt.java",
                                    server.url(),
                                    "no-key",
                                    MODEL,
                                    runs.toString(),
                                    "2"))
                    .isEqualTo("cancelled; what happened until then is recorded\n");
        }
        assertThat(onlyRun().resolve("journal.jsonl")).content().contains("\"type\":\"asked\"");
    }

    private static Turn cell(String code) {
        return python(code).costing(COST);
    }

    private static Turn submission(String answer) {
        return submits(answer).costing(COST);
    }

    private Path onlyRun() throws IOException {
        try (var directories = Files.list(runs)) {
            return directories.findFirst().orElseThrow();
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

package dev.reckoner.cli.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.Console;
import dev.reckoner.cli.JsonPage;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `reckoner solve --vote`
class VoteTest {

    @TempDir private Path folder;

    private Console solve(String reply, String... more) throws IOException {
        Path script =
                Files.writeString(
                        folder.resolve("script.json"), "{\"replies\": [%s]}".formatted(reply));
        var first =
                List.of(
                        "solve",
                        "--model",
                        "script:" + script,
                        "--preset",
                        "direct",
                        "--sandbox",
                        "graalpy",
                        "--runs",
                        folder.resolve("runs").toString(),
                        "What is 6 * 7?");
        return Console.run(Console.arguments(first.toArray(String[]::new), more));
    }

    private static String says(String answer) {
        return "{\"text\": \"It is \\\\boxed{%s}.\"}".formatted(answer);
    }

    @Test
    void theWinnerIsPrintedAndHowItWon() throws IOException {
        var console = solve(says("42"), "--vote", "7", "--gold", "42.0");

        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(console.out()).isEqualTo("42\n");
        assertThat(console.err())
                .contains("reckoner: 4 × 42\n")
                .contains("4 attempts, 3 of 7 saved; no other answer could have won");
    }

    @Test
    void aWrongWinnerIsNoAnswer() throws IOException {
        assertThat(solve(says("41"), "--vote", "3", "--gold", "42").exit()).isEqualTo(1);
    }

    @Test
    void whereAllAttemptsFailedOutsideTheModelThereIsNoWinner() throws IOException {
        var console = solve("{\"text\": \"\"}", "--vote", "2");

        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .contains("2 attempts failed outside the model; they have no vote");
        assertThat(console.exit()).isEqualTo(3);
    }

    @Test
    void theObjectIsWhatTheJsonPageSays() throws IOException {
        var graded = solve(says("42"), "--vote", "5", "--gold", "42", "--json");
        var ungraded = solve(says("42"), "--vote", "5", "--json");

        assertThat(
                        JsonPage.of("reckoner solve --vote K --json")
                                .differencesOf(
                                        List.of(
                                                Json.MAPPER.readTree(graded.out()),
                                                Json.MAPPER.readTree(ungraded.out()))))
                .isEmpty();
    }

    @Test
    void theAttemptsGoOnAsAnEvaluation() throws IOException {
        solve(says("42"), "--vote", "5");

        try (var runs = Files.list(folder.resolve("runs"))) {
            var resumed = Console.run("resume", runs.findFirst().orElseThrow().toString());

            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("2 of 5 samples saved");
        }
        assertThat(Console.run("runs", folder.resolve("runs").toString()).err())
                .contains("is an evaluation; see: reckoner resume ");
    }

    @Test
    void whatIsForOneAttemptIsRefused() throws IOException {
        var console = solve(says("42"), "--vote", "3", "--events");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("--judge, --record and --events are for one");
        assertThat(solve(says("42"), "--vote", "0").err())
                .contains("--vote is from 1 to 1000, was 0");
    }
}

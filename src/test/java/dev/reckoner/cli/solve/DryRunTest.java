package dev.reckoner.cli.solve;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.Console;
import dev.reckoner.json.Json;
import dev.reckoner.testing.openai.OpenAiServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `reckoner solve --dry-run`
class DryRunTest {

    private static final String QUESTION = "What is 6 * 7?";

    @TempDir private Path folder;
    private OpenAiServer server;

    @BeforeEach
    void start() throws IOException {
        server = scripted(says("\\boxed{42}")).start();
        Files.writeString(
                folder.resolve("models.json"),
                """
                {"models": [{"id": "priced", "usd": {"input": 1, "output": 4}, "output_cap": 5000}]}
                """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingIsSentAndNothingIsWritten() {
        var console = solve("--dry-run");

        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(server.ledger().requests()).isEmpty();
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void thePromptIsTheOneThatIsSent() throws IOException {
        var planned = json(solve("--dry-run", "--json"));
        solve("--json");
        var sent = server.ledger().bodies().getFirst();

        assertThat(planned.get("prompt")).isEqualTo(sent.get("messages").get(0).get("content"));
        assertThat(planned.get("output_tokens")).isEqualTo(sent.get("max_completion_tokens"));
        assertThat(planned.get("limits"))
                .isEqualTo(Json.MAPPER.readTree("{\"tokens\": 200000, \"usd\": 1.00}"));
    }

    @Test
    void aPersonReadsTheCostAndThePrompt() {
        var console = solve("--dry-run", "--max-usd", "0.25");

        assertThat(console.out().lines())
                .startsWith("Nothing was sent. The attempt would be:")
                .contains(
                        "  model       priced",
                        "  server      " + server.url() + ", API chat",
                        "  preset      direct",
                        "  limits      200,000 tokens, $0.25",
                        "  cost        at most $0.25",
                        "── the prompt ──",
                        QUESTION);
    }

    @Test
    void whatIsNotPricedHasNoKnownCost() {
        var console = solving("unpriced", "--dry-run");

        assertThat(console.out().lines())
                .contains("  cost        not known: the model's price is not known");
    }

    @Test
    void theToolsAreShownAndTheSandboxThatWouldBeStarted() throws IOException {
        var console =
                Console.run("solve", "--dry-run", "--sandbox", "graalpy", "--example", "six-rods");

        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(console.out())
                .contains("  sandbox     graalpy, Python ")
                .contains("  cost        nothing: the replies are written by hand\n")
                .contains("── the tool python(code) ──\n\nRuns a cell of Python")
                .contains("── the tool submit_answer(answer) ──\n\nSubmits");
    }

    @Test
    void aLimitThatIsTooSmallIsTheErrorOfTheRun() {
        var planned = solve("--dry-run", "--max-output-tokens", "100");
        var run = solve("--max-output-tokens", "100");

        assertThat(planned.exit()).isEqualTo(2);
        assertThat(planned.err()).contains("a limit of 100 output tokens leaves no room to work");
        assertThat(run.err()).contains(planned.err().lines().skip(1).toList());
        assertThat(server.ledger().charges()).isEmpty();
    }

    private Console solve(String... more) {
        return solving("priced", more);
    }

    private Console solving(String model, String... more) {
        return Console.run(
                Console.arguments(
                        new String[] {
                            "solve",
                            "--preset",
                            "direct",
                            "--base-url",
                            server.url(),
                            "--models",
                            folder.resolve("models.json").toString(),
                            "--runs",
                            folder.resolve("runs").toString(),
                            "--model",
                            model
                        },
                        Console.arguments(more, QUESTION)));
    }

    private static JsonNode json(Console console) throws IOException {
        return Json.MAPPER.readTree(console.out());
    }
}

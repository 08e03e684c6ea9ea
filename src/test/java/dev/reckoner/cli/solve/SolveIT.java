package dev.reckoner.cli.solve;

import static dev.reckoner.testing.openai.Faults.cutsAt;
import static dev.reckoner.testing.openai.Faults.html;
import static dev.reckoner.testing.openai.Faults.rateLimited;
import static dev.reckoner.testing.openai.Faults.serverError;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.says;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.Console;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.json.Json;
import dev.reckoner.testing.openai.Charge;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;
import dev.reckoner.testing.openai.Usage;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The whole way: the command, a real server that speaks both of OpenAI's APIs, a real GraalPy.
class SolveIT {

    @TempDir private Path runs;

    @Nested
    class AgainstAServer {

        @Test
        void aProblemIsSolvedThroughToolCallsOddRepliesAndFaults() throws IOException {
            var console =
                    solveWith(
                            python("x = 6 * 7\nx"),
                            rateLimited("0"),
                            says("I would now run print(x)."),
                            serverError(),
                            answers(call("a", "search", "{}"), call("b", "python", "print(x")),
                            answers(
                                    call("c", "python", "{\"code\": \"print(x + 1)\"}"),
                                    call("d", "python", "{\"code\": \"1 / 0\"}")),
                            submits("43"));

            assertThat(console.exit()).isZero();
            assertThat(Journal.read(onlyRun(), _ -> {}))
                    .extracting(entry -> entry.event().getClass().getSimpleName())
                    .containsExactly(
                            "Prompted",
                            "Replied",
                            "CellRan",
                            "ProgramMessage",
                            "Replied",
                            "ProgramMessage",
                            "Replied",
                            "CallRejected",
                            "CallRejected",
                            "ProgramMessage",
                            "Replied",
                            "CellRan",
                            "CellRan",
                            "ProgramMessage",
                            "Replied",
                            "Submitted",
                            "Ended");
            assertThat(told()).contains("42", "43");
            assertThat(told())
                    .anyMatch(text -> text.endsWith("ZeroDivisionError: division by zero"));
        }

        @Test
        void reasoningComesBackInItsPlacesOverTheResponsesApiAndEachReplyIsPaidOnce()
                throws IOException {
            try (var server =
                    scripted(
                                    answers(
                                            reasoning("Multiply."),
                                            reasoning(),
                                            call("python", "{\"code\": \"x = 6 * 7\"}"),
                                            reasoning("Look."),
                                            call("python", "{\"code\": \"x\"}")),
                                    rateLimited("0"),
                                    answers(
                                                    reasoning("Check.", "Both ways."),
                                                    text("Let me check."),
                                                    reasoning("Divide."),
                                                    call("python", "{\"code\": \"x // 7\"}"))
                                            .but(cutsAt(0.5)),
                                    answers(
                                            reasoning("Sure."),
                                            call("submit_answer", "{\"answer\": \"42\"}")))
                            .start()) {
                var console = solve(server, "--api", "responses");

                assertThat(console.exit()).as(console.err()).isZero();
                assertThat(server.ledger().complaints()).isEmpty();
                assertThat(server.ledger().charges())
                        .hasSize(3)
                        .extracting(Charge::key)
                        .doesNotContainNull()
                        .doesNotHaveDuplicates();
                assertThat(replies())
                        .extracting(reply -> reply.delivery().attempts())
                        .containsExactly(1, 3, 1);
                assertThat(replies().stream().map(SolveIT::outline))
                        .containsExactly(
                                List.of(
                                        "reasoning: Multiply.",
                                        "reasoning: ",
                                        "python: {\"code\": \"x = 6 * 7\"}",
                                        "reasoning: Look.",
                                        "python: {\"code\": \"x\"}"),
                                List.of(
                                        "reasoning: Check.\n\nBoth ways.",
                                        "text: Let me check.",
                                        "reasoning: Divide.",
                                        "python: {\"code\": \"x // 7\"}"),
                                List.of("reasoning: Sure.", "submit_answer: {\"answer\": \"42\"}"));
                assertThat(told()).contains("42", "6");
            }
        }

        @Test
        void jsonEndsWithOneObject() throws IOException {
            var cost = new Usage(120, 20, 60, 40);
            var console = solveWith(python("6 * 7").costing(cost), submits("42").costing(cost));
            JsonNode result = Json.MAPPER.readTree(console.lastLine());

            assertThat(console.out().lines()).hasSize(1);
            assertThat(result.get("answer").asText()).isEqualTo("42");
            assertThat(result.get("end").asText()).isEqualTo("answered");
            assertThat(Path.of(result.get("run").asText())).isEqualTo(onlyRun());
            assertThat(result.get("scripted").asBoolean()).isFalse();
            assertThat(result.get("steps").asInt()).isEqualTo(2);
            assertThat(result.get("tokens").asInt()).isEqualTo(360);
            assertThat(result.get("input_tokens").asInt()).isEqualTo(240);
            assertThat(result.get("cached_tokens").asInt()).isEqualTo(40);
            assertThat(result.get("output_tokens").asInt()).isEqualTo(120);
            assertThat(result.get("reasoning_tokens").asInt()).isEqualTo(80);
            assertThat(result.get("lost_replies").asInt()).isZero();
            assertThat(result.get("problem").asText()).isEqualTo("what-is-6-7");
            assertThat(result.get("sandbox").asText()).isEqualTo("graalpy");
            assertThat(result.get("api").asText()).isEqualTo("chat");
            JsonNode run = Json.MAPPER.readTree(onlyRun().resolve("run.json").toFile());
            assertThat(run.get("server")).isEqualTo(result.get("server"));
            assertThat(run.at("/usd_per_million/output").decimalValue())
                    .isEqualByComparingTo("4.40");
        }

        @Test
        void theModelIsAskedAsO3MiniHadToBe() {
            try (var server = scripted(submits("42")).start()) {
                solve(server, "--effort", "high");
                JsonNode request = server.bodies().getFirst();

                assertThat(request.properties().stream().map(property -> property.getKey()))
                        .containsExactlyInAnyOrder(
                                "model",
                                "messages",
                                "tools",
                                "stream",
                                "stream_options",
                                "reasoning_effort",
                                "max_completion_tokens");
                assertThat(request.at("/tools/0/function/name").asText()).isEqualTo("python");
                assertThat(request.at("/tools/0/function/description").asText())
                        .contains("sympy 1.13.3", "may run for 60 s", "1024 MiB", "16 KiB");
                assertThat(request.at("/tools/1/function/name").asText())
                        .isEqualTo("submit_answer");
            }
        }

        @Test
        void theRunDirectoryHasTheJournalAndItsTranscripts() throws IOException {
            solveWith(python("6 * 7"), submits("42"));

            assertThat(onlyRun()).isDirectoryContaining("glob:**/run.json");
            assertThat(onlyRun()).isDirectoryContaining("glob:**/journal.jsonl");
            assertThat(onlyRun()).isDirectoryContaining("glob:**/transcript.ipynb");
            assertThat(onlyRun()).isDirectoryContaining("glob:**/transcript.md");
            JsonNode run = Json.MAPPER.readTree(onlyRun().resolve("run.json").toFile());
            assertThat(run.at("/sandbox/kind").asText()).isEqualTo("graalpy");
            assertThat(run.at("/limits/hard/tokens").asInt()).isEqualTo(200_000);
        }

        @Test
        void aRefusedKeyIsSaidInTwoLines() {
            try (var server = scripted(submits("42")).key("right").start()) {
                var console = solve(server);

                assertThat(console.exit()).isEqualTo(3);
                assertThat(console.err()).contains("(401)").doesNotContain("\tat ");
            }
        }

        @Test
        void aServerThatSpeaksSomethingElseIsQuoted() {
            try (var server = scripted(html(200), html(200)).start()) {
                var console = solve(server, "--preset", "direct");

                assertThat(console.exit()).isEqualTo(3);
                assertThat(console.err()).contains("Bad gateway").doesNotContain("\tat ");
            }
        }

        @Test
        void eventsAreTheJournalAsItGrows() throws IOException {
            try (var server = scripted(says("It is \\boxed{42}.")).start()) {
                var console = solve(server, "--events", "--preset", "direct");

                assertThat(trees(console.out()))
                        .isEqualTo(trees(Files.readString(onlyRun().resolve(Journal.FILE))));
            }
        }
    }

    @Test
    void anExampleIsSolvedByItsScriptAndSaysSo() throws IOException {
        var console =
                Console.run(
                        "solve",
                        "--sandbox",
                        "graalpy",
                        "--example",
                        "six-rods",
                        "--runs",
                        runs.toString(),
                        "--json",
                        "--quiet");
        JsonNode result = Json.MAPPER.readTree(console.lastLine());

        assertThat(result.get("answer").asText()).isEqualTo("76991");
        assertThat(result.get("scripted").asBoolean()).isTrue();
        assertThat(Files.readString(onlyRun().resolve("transcript.md")))
                .contains("a hand-written script, not a model's");
    }

    @Test
    void aScriptThatRunsOutVoidsTheAttempt() throws IOException {
        Path script =
                Files.writeString(
                        runs.resolve("short.json"), "{\"replies\": [{\"python\": \"1\"}]}");
        var console =
                Console.run(
                        "solve",
                        "--model",
                        "script:" + script,
                        "--runs",
                        runs.toString(),
                        "-q",
                        "x?");

        assertThat(console.exit()).isEqualTo(3);
        assertThat(console.err()).contains("has no reply 2: it has 1");
    }

    private static List<JsonNode> trees(String lines) throws IOException {
        var trees = new ArrayList<JsonNode>();
        for (String line : lines.lines().toList()) {
            trees.add(Json.MAPPER.readTree(line));
        }
        return trees;
    }

    /// With a small limit there is room to work, and then to submit.
    @Nested
    class UnderSmallLimits {

        @Test
        void threeThousandTokensOfOutputAreEnoughToWorkAndToSubmit() throws IOException {
            works(
                    "--max-output-tokens",
                    "3000",
                    python("x = 6 * 7\nx").costing(new Usage(900, 0, 2_200, 0)));
        }

        @Test
        void twoRepliesAreOneToWorkAndOneToSubmit() throws IOException {
            works("--max-model-calls", "2", python("x = 6 * 7\nx"));
        }

        private void works(String option, String most, Turn work) throws IOException {
            try (var server = scripted(work, submits("42")).start()) {
                var console = solve(server, "--json", option, most);

                assertThat(console.exit()).as(console.err()).isZero();
                assertThat(told()).contains("42");
                assertThat(server.bodies())
                        .extracting(body -> body.path("tool_choice").isObject())
                        .as("whether the submission was forced")
                        .containsExactly(false, true);
            }
        }
    }

    private Console solveWith(Turn... turns) {
        try (var server = scripted(turns).start()) {
            return solve(server, "--json");
        }
    }

    private Console solve(OpenAiServer server, String... options) {
        String[] command = {
            "solve",
            "--sandbox",
            "graalpy",
            "--base-url",
            server.url(),
            "--model",
            "o3-mini",
            "--runs",
            runs.toString(),
            "What is 6 * 7?"
        };
        return Console.run(Console.arguments(command, options));
    }

    private List<Reply> replies() throws IOException {
        return Journal.read(onlyRun(), _ -> {}).stream()
                .map(entry -> entry.event())
                .filter(Event.Replied.class::isInstance)
                .map(event -> ((Event.Replied) event).reply())
                .toList();
    }

    private static List<String> outline(Reply reply) {
        return reply.items().stream().map(SolveIT::outline).toList();
    }

    private static String outline(Item item) {
        return switch (item) {
            case Item.Reasoning(var summary, _) -> "reasoning: " + summary;
            case Item.Text(var text, _) -> "text: " + text;
            case Item.ToolCall(_, var tool, var arguments, _) -> tool + ": " + arguments;
            case Item.Other(var kind, _) -> kind;
        };
    }

    private List<String> told() throws IOException {
        return Journal.read(onlyRun(), _ -> {}).stream()
                .map(entry -> entry.event() instanceof Event.CellRan ran ? ran.told() : "")
                .toList();
    }

    private Path onlyRun() throws IOException {
        try (var directories = Files.list(runs)) {
            return directories
                    .filter(Files::isDirectory)
                    .reduce((_, _) -> {
                        throw new AssertionError("more than one run");
                    })
                    .orElseThrow();
        }
    }
}

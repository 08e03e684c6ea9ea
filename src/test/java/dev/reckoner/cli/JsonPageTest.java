package dev.reckoner.cli;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Run;
import dev.reckoner.journal.Shortage;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Description;
import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.ResourceUse;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;
import dev.reckoner.transcript.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `docs/json.md` against what the program writes.
class JsonPageTest {

    private static final ResourceUse LITTLE =
            new ResourceUse(Duration.ofMillis(12), Duration.ofMillis(10), 50 << 20);

    @TempDir private Path folder;

    @Test
    void everyExampleIsWhatItsTableSays() {
        var wrong = new LinkedHashMap<String, List<String>>();
        JsonPage.sections()
                .forEach((heading, section) ->
                        wrong.put(heading, section.differencesOf(List.of(section.example()))));
        wrong.values().removeIf(List::isEmpty);

        assertThat(JsonPage.sections()).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    @Test
    void anAttemptEndsWithOneObjectHoweverItEnds() throws IOException {
        var section = JsonPage.of("reckoner solve --json");
        var answered = solve("{\"replies\": [{\"text\": \"\\\\boxed{42}\"}]}");
        var voided = solve("{\"replies\": [{\"text\": \"\"}]}");

        assertThat(section.differencesOf(List.of(answered, voided))).isEmpty();
        assertThat(answered.get("end").asText()).isEqualTo("answered");
        assertThat(voided.get("end").asText()).isEqualTo("voided");
        assertThat(voided.get("why").asText()).contains("has no reply 2: it has 1");
    }

    @Test
    void runsAreListed() throws IOException {
        solve("{\"replies\": [{\"text\": \"\\\\boxed{42}\"}]}");
        solve("{\"replies\": []}");
        Files.createDirectory(folder.resolve("runs/notes"));

        var listed = tree(Console.run("runs", folder.resolve("runs").toString(), "--json").out());

        assertThat(JsonPage.of("reckoner runs --json").differencesOf(List.of(listed))).isEmpty();
    }

    @Test
    void aGradeIsOneObjectAndEachPairOfAFileIsAnsweredByOne() throws IOException {
        var section = JsonPage.of("reckoner grade --json");
        Path pairs =
                Files.writeString(
                        folder.resolve("pairs.jsonl"),
                        """
                        {"gold": "1/2", "answer": "0.5"}
                        {"gold": "4", "answer": "4.0", "type": "integer"}
                        no pair
                        {"gold": "5", "answer": "x = 5"}
                        """);
        var one = Console.run("grade", "--json", "1/2", "0.5");
        var all = Console.run("grade", "--file", pairs.toString());

        assertThat(one.exit()).isZero();
        assertThat(section.differencesOf(List.of(tree(one.out())))).isEmpty();
        assertThat(all.out().lines())
                .containsExactly(
                        "{\"verdict\":\"correct\",\"rule\":\"exact-number\",\"because\":\"both are"
                                + " 1/2\"}",
                        "{\"verdict\":\"wrong\",\"rule\":\"type\",\"because\":\"an integer was"
                                + " asked for, and the answer is a number or a term\"}",
                        "{\"error\":\"line 3: expected {\\\"gold\\\": \\\"...\\\","
                                + " \\\"answer\\\": \\\"...\\\"}, was: no pair\"}",
                        "{\"verdict\":\"correct\",\"rule\":\"exact-number\",\"because\":\"both are"
                                + " 5\"}");
        assertThat(all.exit()).as("a line was not understood").isEqualTo(2);
    }

    private JsonNode solve(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("script.json"), script);
        var console =
                Console.run(
                        "solve",
                        "--json",
                        "--preset",
                        "direct",
                        "--runs",
                        folder.resolve("runs").toString(),
                        "--model",
                        "script:" + file,
                        "What is 6 * 7?");
        return tree(console.out());
    }

    @Test
    void aFailureIsAnObjectAndIsStillSaidInWords() throws IOException {
        var usage = Console.run("solve", "--json");
        var unknown = Console.run("solve", "--jsno", "x", "--json");
        var missing = Console.run("solve", "--json", "--base-url", "http://127.0.0.1:1/v1", "x");

        assertThat(
                        JsonPage.of("A failure")
                                .differences(
                                        List.of(
                                                tree(usage.out()),
                                                tree(unknown.out()),
                                                tree(missing.out()))))
                .isEmpty();
        assertThat(tree(usage.out()))
                .isEqualTo(
                        tree(
                                """
                                {"error": "no problem was given: standard input is empty",
                                 "remedy": ["give its statement in quotes, or -, --file FILE or --example NAME"],
                                 "exit": 2}\
                                """));
        assertThat(usage.err())
                .startsWith("reckoner: no problem was given: standard input is empty\n");
        assertThat(tree(missing.out()).get("exit").asInt()).isEqualTo(missing.exit()).isEqualTo(3);
    }

    @Test
    void aFailureIsAnObjectWhereAVariableAsksForIt() throws IOException {
        var console = Console.runIn(Map.of("RECKONER_JSON", "1"), "", "solve", "--jsno", "x");

        assertThat(tree(console.out()).get("exit").asInt()).isEqualTo(2);
    }

    @Test
    void behindTheOptionsAndWithoutJsonAFailureIsWordsAlone() {
        assertThat(Console.run("solve").out()).isEmpty();
        assertThat(Console.run("solve", "--jsno", "--", "--json").out()).isEmpty();
    }

    @Test
    void examplesAndModelsAreListed() throws IOException {
        var all = tree(Console.run("models", "--json").out());
        var each = all.get("models");
        Path mine =
                Files.writeString(
                        folder.resolve("models.json"),
                        "{\"models\": [{\"id\": \"m\", \"extra_body\": {}}]}");
        var added = tree(Console.run("models", "m", "--json", "--models", mine.toString()).out());
        try (var server = scripted().start()) {
            var offered = tree(Console.run("models", "--json", "--base-url", server.url()).out());

            assertThat(JsonPage.of("reckoner models --json").differences(List.of(all, offered)))
                    .isEmpty();
            assertThat(
                            JsonPage.of("reckoner models ID --json")
                                    .differences(
                                            Stream.concat(
                                                            Stream.of(added),
                                                            Stream.of(each, offered.get("models"))
                                                                    .flatMap(JsonNode::valueStream))
                                                    .toList()))
                    .isEmpty();
        }
        assertThat(
                        JsonPage.of("reckoner solve --example --json")
                                .differences(
                                        List.of(
                                                tree(
                                                        Console.run("solve", "--json", "--example")
                                                                .out()))))
                .isEmpty();
    }

    @Test
    void aDryRunIsOneObject() throws IOException {
        var tools = new String[] {"solve", "--dry-run", "--json", "--example", "six-rods"};
        var direct = Console.arguments(tools, "--preset", "direct", "--max-time", "60");

        assertThat(
                        JsonPage.of("reckoner solve --dry-run --json")
                                .differences(
                                        List.of(
                                                tree(Console.run(tools).out()),
                                                tree(Console.run(direct).out()))))
                .isEmpty();
    }

    @Test
    void theConfigurationIsShown() throws IOException {
        assertThat(
                        JsonPage.of("reckoner config --json")
                                .differences(List.of(tree(Console.run("config", "--json").out()))))
                .isEmpty();
    }

    @Test
    void theFileOfARunHasTheseFields() throws IOException {
        solve("{\"replies\": [{\"text\": \"\\\\boxed{42}\"}]}");
        try (var files = Files.walk(folder)) {
            Path file = files.filter(path -> path.endsWith("run.json")).findFirst().orElseThrow();

            assertThat(
                            JsonPage.of("run.json")
                                    .differences(
                                            List.of(
                                                    Json.MAPPER.readTree(file.toFile()),
                                                    Json.MAPPER.valueToTree(run()))))
                    .isEmpty();
        }
    }

    @Test
    void aFileOfARunIsReadAsItWasWrittenAndAnOlderOneWithoutItsSource() throws IOException {
        String written = Json.MAPPER.writeValueAsString(run());
        assertThat(Json.MAPPER.readValue(written, Run.class)).isEqualTo(run());

        var older = (ObjectNode) Json.MAPPER.readTree(written);
        older.remove(
                List.of("server", "api", "usd_per_million", "context", "output_cap", "access"));
        assertThat(Json.MAPPER.treeToValue(older, Run.class).source())
                .isEqualTo(Run.Source.UNKNOWN);
    }

    private static Run run() {
        var beyond = new Run.Prices(money("2.2"), null, money("8.8"), null, null);
        return new Run(
                "0.1.0",
                Instant.EPOCH,
                new Problem("sum", "What is 6 * 7?", "Python int"),
                "o3-mini",
                false,
                Instant.EPOCH,
                Effort.HIGH,
                "session",
                AnswerForm.LATEX,
                PythonMode.SESSION,
                Calls.AUTO,
                Limits.NONE.tokens(200_000),
                Limits.NONE.tokens(200_000),
                Duration.ofSeconds(60),
                16_384,
                new Description("local", "3.12.8", new LinkedHashMap<>(Map.of("sympy", "1.13.3"))),
                SandboxLimits.DEFAULT,
                new Run.Source(
                        "http://localhost:11434/v1",
                        "chat",
                        new Run.Prices(
                                money("1.1"),
                                money("0.55"),
                                money("4.4"),
                                money("1.375"),
                                new Run.Beyond(200_000, beyond)),
                        200_000L,
                        100_000L,
                        new Run.Access(
                                "http://localhost:11434/v1?api-version=1",
                                "AZURE_KEY",
                                "/home/me/key",
                                List.of("api-key"),
                                "/home/me/models.json",
                                "example:six-rods")),
                "3b1f7a8e-5a53-4a63-9f7c-0c4de7c3d9aa");
    }

    private static BigDecimal money(String usd) {
        return new BigDecimal(usd);
    }

    @Test
    void everyEventHasTheseFields() {
        var entries = everything().entries();
        var byType = new LinkedHashMap<String, List<JsonNode>>();
        for (var entry : entries) {
            JsonNode event = Json.MAPPER.valueToTree(entry).get("event");
            byType.merge(
                    event.get("type").asText(),
                    List.of(event),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }

        assertThat(
                        JsonPage.of("An entry of the journal")
                                .differences(
                                        entries.stream()
                                                .<JsonNode>map(Json.MAPPER::valueToTree)
                                                .toList()))
                .isEmpty();
        byType.forEach((type, events) ->
                assertThat(JsonPage.of("Event " + type).differences(events)).as(type).isEmpty());
        assertThat(JsonPage.sections().keySet().stream().filter(h -> h.startsWith("Event ")))
                .hasSize(byType.size());
    }

    private static Story everything() {
        var usage = new Usage(1_000, 200, 300, 250, false);
        var replayed =
                new Delivery.Replayed(
                        Instant.EPOCH, List.of(new Delivery.Drift("call-0", "\"1\"", "\"2\"")));
        var reply =
                new Reply(
                        "r",
                        "m",
                        List.of(
                                new Item.Reasoning("Small cases.", "b2Zm"),
                                new Item.Text("Let me try."),
                                new Item.ToolCall("call-1", "python", "{}"),
                                new Item.Other("web_search_call", "{}")),
                        Reply.Finish.TOOL_CALLS,
                        usage,
                        new Delivery(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1),
                                2,
                                List.of(new Delivery.Wait(Duration.ofSeconds(12), "rate limited")),
                                "req_1",
                                replayed,
                                List.of("the server does not take 'strict', asked again")));
        var output =
                new Output(
                        "1\n",
                        0,
                        List.of(new DisplayedValue(true, "x", Map.of("text/latex", "x"))));
        return Story.ofEverything()
                .and(
                        new Event.Prompted(
                                1, "Solve it.", List.of(new Event.ToolText("python", "Runs it."))))
                .and(new Event.ReplyStored("resp_68af4030baa48193b0b43b4c2a176a1a"))
                .and(new Event.Replied(reply, money("0.01")))
                .and(new Event.ReplyLost("connection lost", usage, money("0.01")))
                .and(new Event.ContextFull("the context is full", 4_096))
                .and(
                        new Event.CellRan(
                                "c",
                                "x",
                                new Outcome.Crashed(output, "exited", SessionState.LOST, LITTLE),
                                "Ended",
                                0))
                .and(
                        new Event.Resumed(
                                "0.1.0", Limits.NONE.tokens(400_000), "an incomplete last line"))
                .and(new Event.Rebuilt(3, List.of(new Event.Drift(2, "\"1\"", "\"2\""))))
                .ends(new End.GaveUp("five in a row"))
                .ends(new End.Voided("no sandbox"))
                .ends(new End.OutOf(Limits.Kind.TOKENS, new Shortage.OfContext(32_000, 32_228)))
                .ends(
                        new End.OutOf(
                                Limits.Kind.TOKENS,
                                new Shortage.Crossed(money("100000"), money("100001"))))
                .ends(new End.OutOf(Limits.Kind.TIME, new Shortage.OfTime(money("900"))))
                .ends(
                        new End.OutOf(
                                Limits.Kind.USD,
                                new Shortage.OfLimit(money("0.5"), money("0.1"), money("0.2"))))
                .and(new Event.Valued("42", "verify(a) is True for 42"))
                .and(
                        new Event.Graded(
                                "42", "integer", "correct", "exact-number", "both are 42", null));
    }

    private static JsonNode tree(String json) throws IOException {
        return Json.MAPPER.readTree(json);
    }
}

package dev.reckoner.cli.resume;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.cli.Console;
import dev.reckoner.journal.Journal;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `reckoner replay`, of attempts without tools; `CassetteIT` has those with Python.
class ReplayCommandTest {

    private static final String PROBLEM = "What is 6 * 7?";

    @TempDir private Path folder;

    private Path cassette() {
        return folder.resolve("six.cassette");
    }

    /// The server is gone afterwards.
    private Console record() {
        try (var server = scripted(says(""), says("\\boxed{42}")).start()) {
            return Console.run(
                    "solve",
                    PROBLEM,
                    "--preset",
                    "direct",
                    "--answer-as",
                    "latex",
                    "--max-tokens",
                    "77000",
                    "--base-url",
                    server.url(),
                    "--model",
                    "o3-mini",
                    "--effort",
                    "high",
                    "--runs",
                    folder.resolve("recorded").toString(),
                    "--record",
                    cassette().toString());
        }
    }

    private Console replay(Path recording, String... options) {
        String[] command = {
            "replay", recording.toString(), "--runs", folder.resolve("replayed").toString()
        };
        return Console.run(Console.arguments(command, options));
    }

    private Path run(String runs) throws IOException {
        try (var directories = Files.list(folder.resolve(runs))) {
            return directories.findFirst().orElseThrow();
        }
    }

    private JsonNode asked(String runs) throws IOException {
        var run = (ObjectNode) Json.MAPPER.readTree(run(runs).resolve("run.json").toFile());
        return run.remove(List.of("started", "id", "recorded", "access", "overridden"));
    }

    /// Without times and how replies came.
    private List<JsonNode> journal(String runs) throws IOException {
        var events = new ArrayList<JsonNode>();
        for (var entry : Journal.read(run(runs), _ -> {})) {
            var event = (ObjectNode) Json.MAPPER.valueToTree(entry.event());
            event.findParents("usage")
                    .forEach(reply ->
                            ((ObjectNode) reply)
                                    .remove(
                                            List.of(
                                                    "latency",
                                                    "first_token",
                                                    "attempts",
                                                    "waits",
                                                    "replayed")));
            events.add(event);
        }
        return events;
    }

    @Test
    void aCassetteSaysItselfWhatWasAsked() throws IOException {
        assertThat(record().exit()).isZero();

        var replayed = replay(cassette(), "--json");

        assertThat(replayed.exit()).isZero();
        assertThat(Json.MAPPER.readTree(replayed.lastLine()).path("answer").asText())
                .isEqualTo("42");
        assertThat(asked("replayed")).isEqualTo(asked("recorded"));
        assertThat(journal("replayed")).isEqualTo(journal("recorded"));
    }

    @Test
    void aRunIsReplayedFromItsJournal() throws IOException {
        record();

        var replayed = replay(run("recorded"), "--json");
        var result = Json.MAPPER.readTree(replayed.lastLine());

        assertThat(replayed.exit()).isZero();
        assertThat(result.path("answer").asText()).isEqualTo("42");
        assertThat(result.path("usd").decimalValue()).isZero();
        assertThat(result.at("/replayed/drift").asInt()).isZero();
        assertThat(journal("replayed")).isEqualTo(journal("recorded"));
    }

    @Test
    void aRunThatWasCutOffIsReplayedAsFarAsItGoes() throws IOException {
        record();
        Path journal = run("recorded").resolve(Journal.FILE);
        var lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, 3));

        var replayed = replay(run("recorded"));

        assertThat(replayed.exit()).isEqualTo(3);
        assertThat(replayed.err())
                .contains("the run has no reply 2: it has 1, and its attempt went no further");
    }

    @Test
    void aCassetteOfAnOlderVersionDoesNotSayWhatWasAskedAndThatIsSaid() throws IOException {
        record();
        var lines = new ArrayList<>(Files.readAllLines(cassette()));
        var header = (ObjectNode) Json.MAPPER.readTree(lines.getFirst());
        header.remove("run");
        lines.set(0, header.toString());
        Files.write(cassette(), lines);

        var refused = replay(cassette());

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "is of an older version, and does not say what was asked",
                        "ask it again: reckoner solve --model cassette:" + cassette());
    }

    @Test
    void whatIsNoRecordingIsSaid() {
        var refused = replay(Path.of("pom.xml"));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("the cassette pom.xml is damaged, line 1");
        assertThat(replay(Path.of("/no/such")).err()).contains("there is no cassette /no/such");
    }
}

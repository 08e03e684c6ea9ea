package dev.reckoner.cli;

import static dev.reckoner.testing.openai.Faults.rateLimited;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.says;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.journal.Journal;
import dev.reckoner.json.Json;
import dev.reckoner.testing.openai.Turn;
import dev.reckoner.testing.openai.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `solve --record FILE` at a server, and `solve --model cassette:FILE` when the server is gone.
/// The Python is GraalPy's and runs both times.
class CassetteIT {

    private static final String PROBLEM = "What is 6 * 7?";

    @TempDir private Path folder;

    private Path cassette() {
        return folder.resolve("six.cassette");
    }

    private Console record(Turn... turns) {
        try (var server = scripted(turns).start()) {
            return solve(
                    PROBLEM,
                    "recorded",
                    "--base-url",
                    server.url(),
                    "--model",
                    "o3-mini",
                    "--record",
                    cassette().toString());
        }
    }

    private Console replay(String problem, String... options) {
        return solve(
                problem,
                "replayed",
                Console.arguments(new String[] {"--model", "cassette:" + cassette()}, options));
    }

    /// @param runs a folder
    private Console solve(String problem, String runs, String... options) {
        String[] command = {
            "solve",
            problem,
            "--sandbox",
            "graalpy",
            "--max-time",
            "10m",
            "--max-usd",
            "0.5",
            "--runs",
            folder.resolve(runs).toString()
        };
        return Console.run(Console.arguments(command, options));
    }

    private Path run(String runs) throws IOException {
        try (var directories = Files.list(folder.resolve(runs))) {
            return directories.findFirst().orElseThrow();
        }
    }

    /// Without times, what a cell used, and how replies came.
    private List<JsonNode> journal(String runs) throws IOException {
        var events = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(run(runs).resolve(Journal.FILE))) {
            String timeless = line.replaceAll("\\d+ of 600 s", "some of 600 s");
            var event = (ObjectNode) Json.MAPPER.readTree(timeless).path("event");
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
            event.findParents("resources")
                    .forEach(outcome -> ((ObjectNode) outcome).remove("resources"));
            events.add(event);
        }
        return events;
    }

    @Test
    void theReplayHasTheSameJournal() throws IOException {
        record(
                python("x = 6 * 7\nx"),
                rateLimited("0"),
                says("I would now run print(x)."),
                submits("42"));
        var console = replay(PROBLEM);

        assertThat(console.exit()).isZero();
        assertThat(journal("replayed")).hasSize(9).isEqualTo(journal("recorded"));
    }

    @Test
    void theReplaySaysThatItIsOneAndThatNothingIsPaidNow() throws IOException {
        record(submits("42").costing(new Usage(120, 20, 60, 40)));
        var console = replay(PROBLEM);
        String today = console.err().replaceAll("(?s).* from (\\d{4}-\\d\\d-\\d\\d), .*", "$1");

        assertThat(console.err()).contains("reckoner: a recording of o3-mini at http://127.0.0.1:");
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains(
                        "a recording of o3-mini from %s, replayed; their cost was paid then."
                                .formatted(today),
                        "$0.0004 when recorded");
        assertThat(Files.readString(run("replayed").resolve("transcript.md")))
                .contains("a recording of o3-mini from", "$0.0004 when recorded");
        JsonNode run = Json.MAPPER.readTree(run("replayed").resolve("run.json").toFile());
        assertThat(run.path("recorded").asText()).startsWith(today);
        assertThat(run.path("scripted").asBoolean()).isFalse();
    }

    @Test
    void driftIsCountedAndTheAnswerStands() throws IOException {
        record(python("import random\nrandom.random()"), submits("42"));
        var console = replay(PROBLEM, "--json");
        JsonNode result = Json.MAPPER.readTree(console.lastLine());

        assertThat(console.exit()).isZero();
        assertThat(console.err().replaceAll("\\s+", " "))
                .contains("≠ The recorded model was shown another output: recorded \"0.");
        assertThat(result.path("answer").asText()).isEqualTo("42");
        assertThat(result.path("usd").decimalValue()).isZero();
        assertThat(result.at("/replayed/drift").asInt()).isEqualTo(1);
        assertThat(result.at("/replayed/usd").asDouble()).isPositive();
        assertThat(Files.readString(run("replayed").resolve("transcript.md")))
                .contains("The recorded model was shown another output: recorded ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRecordingIsReplayedWithoutAnyOptionAndItsPythonRuns(boolean cassette) throws IOException {
        record(python("import random\nrandom.random()"), python("6 * 7"), submits("42"));
        Path recording = cassette ? cassette() : run("recorded");

        var console =
                Console.run(
                        "replay",
                        recording.toString(),
                        "--json",
                        "--runs",
                        folder.resolve("replayed").toString());
        JsonNode result = Json.MAPPER.readTree(console.lastLine());

        assertThat(console.exit()).isZero();
        assertThat(result.path("answer").asText()).isEqualTo("42");
        assertThat(result.path("sandbox").asText()).isEqualTo("graalpy");
        assertThat(result.path("cells").asInt()).isEqualTo(2);
        assertThat(result.at("/replayed/drift").asInt()).isEqualTo(1);
        assertThat(console.err().replaceAll("\\s+", " "))
                .contains("≠ The recorded model was shown another output: recorded \"0.");
    }

    @Test
    void anotherProblemIsAMissThatNamesTheDifference() {
        record(submits("42"));
        var console = replay("What is 6 * 8?", "--quiet");

        assertThat(console.exit()).isEqualTo(3);
        assertThat(console.err().lines().findFirst().orElseThrow())
                .contains(
                        "the nearest, in line 2, differs at /messages/0/content: recorded …",
                        "What is 6 * 7?\\n\", now …",
                        "What is 6 * 8?\\n\"",
                        "or record it again");
    }

    @Test
    void aRecordingIsNotWrittenOver() throws IOException {
        record(submits("42"));
        String first = Files.readString(cassette());
        var console = record(submits("43"));

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err())
                .contains(cassette() + " is not empty, and recordings are not overwritten");
        assertThat(Files.readString(cassette())).isEqualTo(first);
    }
}

package dev.reckoner.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.cli.Console;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.RunLock;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// `reckoner resume`, of attempts without tools at a script.
class ResumeCommandTest {

    private static final String NOTHING = "{\"text\": \"\"}";
    private static final String ANSWER = "{\"text\": \"\\\\boxed{42}\"}";

    @TempDir private Path folder;

    private Path script;

    @BeforeEach
    void noReplyYet() throws IOException {
        script = folder.resolve("script.json");
        replies(NOTHING);
    }

    private void replies(String... replies) throws IOException {
        Files.writeString(script, "{\"replies\": [" + String.join(", ", replies) + "]}");
    }

    private String runs() {
        return folder.resolve("runs").toString();
    }

    private Console solve(String... options) {
        String[] command = {
            "solve",
            "--preset",
            "direct",
            "--runs",
            runs(),
            "--model",
            "script:" + script,
            "What is 6 * 7?"
        };
        return Console.run(Console.arguments(command, options));
    }

    private Console resume(String... options) {
        return Console.run(Console.arguments(new String[] {"resume", "--runs", runs()}, options));
    }

    private Path run() throws IOException {
        try (var directories = Files.list(folder.resolve("runs"))) {
            return directories.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private List<String> events() throws IOException {
        return Journal.read(run(), warning -> assertThat(warning).isNull()).stream()
                .map(Entry::event)
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    @Test
    void theNewestUnfinishedRunIsTakenAndGoesOnWhereItWas() throws IOException {
        assertThat(solve().exit()).isEqualTo(3);
        replies(NOTHING, ANSWER);

        var resumed = resume();

        assertThat(resumed.exit()).isZero();
        assertThat(resumed.err()).contains("reckoner: going on with " + run());
        assertThat(events())
                .containsExactly(
                        "Prompted",
                        "Replied",
                        "ProgramMessage",
                        "Ended",
                        "Resumed",
                        "Replied",
                        "Submitted",
                        "Ended");
        assertThat(Files.readString(run().resolve("transcript.md")))
                .contains("*Resumed by Reckoner", "## Answer");
    }

    @Test
    void whatSolveSaysAtItsEndResumesTheRun() throws IOException {
        String command = howToGoOn(solve());
        replies(NOTHING, ANSWER);

        assertThat(Console.run(command.split(" ")).exit()).isZero();
    }

    @Test
    void whatSolveSaysWhereALimitEndedItResumesTheRun() throws IOException {
        replies(NOTHING, NOTHING, ANSWER);
        String command = howToGoOn(solve("--max-model-calls", "2"));

        assertThat(command).endsWith(" --max-model-calls 3");
        assertThat(Console.run(command.split(" ")).exit()).isZero();
    }

    private static String howToGoOn(Console console) {
        String before = "reckoner: go on with it: reckoner ";
        return console.err()
                .lines()
                .filter(line -> line.startsWith(before))
                .findFirst()
                .orElseThrow()
                .substring(before.length());
    }

    @Test
    void aRunWithAnAnswerSaysSoAndSpendsNothing() throws IOException {
        replies(ANSWER);
        solve();
        var before = events();
        Files.delete(run().resolve("transcript.ipynb"));

        var resumed = resume(run().getFileName().toString());

        assertThat(resumed.exit()).isZero();
        assertThat(resumed.out()).isEqualTo("42\n");
        assertThat(resumed.err())
                .isEqualTo(
                        """
                        reckoner: this run has ended: Answered
                        reckoner: nothing was asked, and nothing is spent
                        """);
        assertThat(events()).isEqualTo(before);
        assertThat(run().resolve("transcript.ipynb")).exists();
    }

    @Test
    void aModelThatGaveUpIsNotAskedAgain() throws IOException {
        replies(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, ANSWER);
        solve();

        var resumed = resume(run().toString(), "--json");

        assertThat(resumed.exit()).isEqualTo(1);
        assertThat(Json.MAPPER.readTree(resumed.out()).path("end").asText()).isEqualTo("gave_up");
    }

    @Test
    void aLimitThatWasReachedIsRaisedAndThatIsRecorded() throws IOException {
        replies(NOTHING, NOTHING, ANSWER);
        assertThat(solve("--max-model-calls", "2").exit()).isEqualTo(1);

        var same = resume(run().toString());
        var more = resume(run().toString(), "--max-model-calls", "5");

        assertThat(same.exit()).isEqualTo(2);
        assertThat(same.err())
                .contains(
                        "the attempt is out of model calls, and goes on only with a higher limit",
                        "use --max-model-calls 3 or more");
        assertThat(more.exit()).isZero();
        assertThat(more.out()).contains("with a new limit of 5 model calls");
        assertThat(events()).containsOnlyOnce("Resumed");
    }

    /// They are for new attempts.
    @Test
    void limitsOfVariablesReplaceNone() throws IOException {
        solve("--max-tokens", "50000");
        replies(NOTHING, ANSWER);

        Console.runIn(
                Map.of("RECKONER_MAX_TOKENS", "900", "XDG_CONFIG_HOME", "/nowhere"),
                "",
                "resume",
                "--runs",
                runs());

        var resumed =
                Journal.read(run(), _ -> {}).stream()
                        .map(Entry::event)
                        .filter(Event.Resumed.class::isInstance)
                        .map(Event.Resumed.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(resumed.limits().hard()).isEmpty();
    }

    @Test
    void aTornJournalIsSaidAndMovedAside() throws IOException {
        solve();
        replies(NOTHING, ANSWER);
        Files.writeString(run().resolve(Journal.FILE), "{\"seq\":4,\"a", StandardOpenOption.APPEND);

        var resumed = resume();

        assertThat(resumed.exit()).isZero();
        assertThat(resumed.out().replaceAll("\\s+", " "))
                .contains(
                        "The journal was damaged: an incomplete last line of 11 bytes could not be"
                                + " used and was moved aside.");
        assertThat(run().resolve("journal.jsonl.damaged-1")).hasContent("{\"seq\":4,\"a");
    }

    @Test
    void aSecondProcessIsRefusedWithTheNumberOfTheFirst() throws IOException {
        solve();
        var held = RunLock.on(run());

        var refused = resume(run().toString(), "--json");
        held.close();

        long pid = ProcessHandle.current().pid();
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err())
                .contains("process " + pid + " works on the run", "or end it: kill " + pid);
        assertThat(events()).doesNotContain("Resumed");
    }

    /// As one of version 0.1.0 is.
    @Test
    void aRunOfAnOlderVersionGoesOn() throws IOException {
        solve();
        replies(NOTHING, ANSWER);
        var older = (ObjectNode) json();
        older.remove(List.of("id", "access", "context", "output_cap"));
        Files.writeString(run().resolve("run.json"), older.toString());

        assertThat(resume().exit()).isZero();
    }

    @Test
    void aPresetOrASandboxThatIsNotKnownIsNamed() throws IOException {
        solve();
        var edited = (ObjectNode) json();
        edited.put("preset", "frontiermath-2030");
        Files.writeString(run().resolve("run.json"), edited.toString());
        var preset = resume();
        edited.put("preset", "session");
        edited.putObject("sandbox").put("kind", "cray").put("python", "3").putObject("libraries");
        Files.writeString(run().resolve("run.json"), edited.toString());

        for (var refused : List.of(preset, resume(), Console.run("replay", run().toString()))) {
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err()).contains("in the version of Reckoner that made it");
        }
        assertThat(preset.err()).contains("run.json: there is no preset 'frontiermath-2030'");
        assertThat(resume().err()).contains("run.json: there is no sandbox 'cray'");
    }

    private JsonNode json() throws IOException {
        return Json.MAPPER.readTree(run().resolve("run.json").toFile());
    }

    @Test
    void whatAnOlderRunDoesNotSayIsNamed() throws IOException {
        solve();
        var older = (ObjectNode) json();
        older.remove(List.of("access"));
        older.put("scripted", false).put("recorded", "2026-11-27T12:00:00Z");
        Files.writeString(run().resolve("run.json"), older.toString());

        var refused = resume();

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains("whose run.json does not say where its replies come from");
    }

    @Test
    void whereNothingIsUnfinishedThatIsSaid() throws IOException {
        assertThat(resume().err()).contains("there is no directory " + runs());
        replies(ANSWER);
        solve();

        var none = resume();

        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("no run in " + runs() + " is unfinished");
        assertThat(resume("nowhere").err()).contains("there is no run 'nowhere'");
    }
}

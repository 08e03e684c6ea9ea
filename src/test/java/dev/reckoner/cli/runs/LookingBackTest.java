package dev.reckoner.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.Console;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `reckoner runs` and `reckoner show`, of attempts without tools at a script.
class LookingBackTest {

    @TempDir private Path folder;

    private String runs() {
        return folder.resolve("runs").toString();
    }

    private Console solve(String problem, String replies, String... options) throws IOException {
        Path script = folder.resolve("script.json");
        Files.writeString(script, "{\"replies\": [" + replies + "]}");
        var arguments = new ArrayList<>(List.of("solve", "--preset", "direct", "--runs", runs()));
        arguments.addAll(List.of("--model", "script:" + script));
        arguments.addAll(List.of(options));
        arguments.add(problem);
        return Console.run(arguments.toArray(String[]::new));
    }

    private static JsonNode tree(Console console) throws IOException {
        return Json.MAPPER.readTree(console.out());
    }

    @Test
    void runsAreListedTheNewestFirstWithWhatCameOfThem() throws IOException {
        solve("First?", "{\"text\": \"\\\\boxed{1}\"}");
        solve("Second?", "{\"text\": \"\"}");

        var list = tree(Console.run("runs", runs(), "--json")).path("runs");

        assertThat(list).hasSize(2);
        assertThat(list.get(0).path("problem").asText()).isEqualTo("second");
        assertThat(list.get(0).path("end").asText()).isEqualTo("voided");
        assertThat(list.get(0).path("answer").isNull()).isTrue();
        assertThat(list.get(1).path("problem").asText()).isEqualTo("first");
        assertThat(list.get(1).path("answer").asText()).isEqualTo("1");
        assertThat(list.get(1).path("steps").asInt()).isEqualTo(1);
    }

    @Test
    void aRowSaysWhatCameOfARun() throws IOException {
        solve("First?", "{\"text\": \"\\\\boxed{1}\"}");

        assertThat(Console.run("runs", runs()).out().lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).matches("run +model +tokens +money  end"),
                        row ->
                                assertThat(row)
                                        .matches("20\\S+Z-first +script:\\S+ +0 +answered: 1"));
    }

    @Test
    void aRowSaysHowTheAnswerWasGraded() throws IOException {
        solve("First?", "{\"text\": \"\\\\boxed{1}\"}", "--gold", "2");

        assertThat(Console.run("runs", runs()).out()).endsWith("  wrong: 1\n");
        assertThat(tree(Console.run("runs", runs(), "--json")).at("/runs/0/grade").asText())
                .isEqualTo("wrong");
    }

    @Test
    void aDirectoryThatIsNoRunIsNamedAndTheOthersAreListed() throws IOException {
        solve("First?", "{\"text\": \"\\\\boxed{1}\"}");
        Files.createDirectory(folder.resolve("runs/notes"));
        Files.writeString(
                Files.createDirectory(folder.resolve("runs/torn")).resolve("run.json"), "{\"pro");

        var console = Console.run("runs", runs());
        var json = tree(Console.run("runs", runs(), "--json"));

        assertThat(console.exit()).isZero();
        assertThat(console.out().lines()).hasSize(2);
        assertThat(console.err())
                .contains(
                        "reckoner: " + runs() + "/notes is not a run: it has no run.json",
                        "reckoner: " + runs() + "/torn is not a run: run.json is damaged");
        assertThat(json.path("broken")).hasSize(2);
        assertThat(json.path("runs")).hasSize(1);
    }

    @Test
    void aTornJournalIsListedAsFarAsItGoes() throws IOException {
        solve("First?", "{\"text\": \"\\\\boxed{1}\"}");
        Path journal = only().resolve("journal.jsonl");
        var lines = Files.readAllLines(journal);
        Files.writeString(journal, lines.get(0) + "\n" + lines.get(1) + "\n{\"seq\":2");

        var row = tree(Console.run("runs", runs(), "--json")).path("runs").get(0);

        assertThat(row.path("end").asText()).isEqualTo("interrupted");
        assertThat(row.path("steps").asInt()).isEqualTo(1);
        assertThat(row.path("whole").asBoolean()).isFalse();
    }

    @Test
    void aJournalThatSomebodyHasSpoiltIsListedAsFarAsItGoes() throws IOException {
        for (String event :
                List.of(
                        "{'type':'ended','end':'answered'}",
                        "{'type':'lost','why':'x','usage':{'input':1},'usd':1e999999999}")) {
            solve("First?", "{\"text\": \"\\\\boxed{1}\"}");
            Path journal = newest().resolve("journal.jsonl");
            String spoilt =
                    "{'seq':1,'at':'2026-11-22T14:03:07Z','elapsed':1.5,'event':%s}\n"
                            .formatted(event)
                            .replace('\'', '"');
            Files.writeString(journal, Files.readAllLines(journal).getFirst() + "\n" + spoilt);
        }

        var list = tree(Console.run("runs", runs(), "--json")).path("runs");

        assertThat(list).hasSize(2);
        assertThat(list).allMatch(row -> row.path("end").asText().equals("interrupted"));
        assertThat(list).noneMatch(row -> row.path("whole").asBoolean());
    }

    private Path newest() throws IOException {
        try (var directories = Files.list(folder.resolve("runs"))) {
            return directories.max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private Path only() throws IOException {
        try (var directories = Files.list(folder.resolve("runs"))) {
            return directories.findFirst().orElseThrow();
        }
    }

    @Test
    void aRunIsShownAsItWasShownLive() throws IOException {
        String live = solve("First?", "{\"text\": \"\"}, {\"text\": \"\\\\boxed{1}\"}").out();

        assertThat(Console.run("show", "--runs", runs()).out()).isEqualTo(live);
        assertThat(Console.run("show", only().toString()).out()).isEqualTo(live);
        assertThat(Console.run("show", "-q", only().toString()).out()).isEqualTo("1\n");
    }

    @Test
    void showEndsWithTheObjectOfSolve() throws IOException {
        solve("First?", "{\"text\": \"\\\\boxed{1}\"}");

        var shown = tree(Console.run("show", "--json", only().toString()));

        assertThat(shown.path("answer").asText()).isEqualTo("1");
        assertThat(shown.path("run").asText()).isEqualTo(only().toString());
    }

    @Test
    void whatIsNoRunIsSaid() {
        assertThat(Console.run("show", "/no/such").err()).contains("there is no run '/no/such'");
        assertThat(Console.run("runs", "/no/such").err())
                .contains("there is no directory /no/such");
        assertThat(Console.run("runs", "/no/such").exit()).isEqualTo(2);
    }
}

package dev.reckoner.cli.solve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.cli.Console;
import dev.reckoner.journal.Run;
import dev.reckoner.json.Json;
import dev.reckoner.task.AnswerForm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class AnswerAsTest {

    @TempDir private Path folder;

    @Test
    void isAskedOfTheModelAndRecorded() throws IOException {
        Path run = solved("--answer-as=latex");

        assertThat(run.resolve("journal.jsonl")).content().contains("Write it in LaTeX");
        assertThat(read(run).answerAs()).isEqualTo(AnswerForm.LATEX);
        assertThat(run.resolve("transcript.md")).content().contains("$\\displaystyle \\frac12$");
    }

    @Test
    void isNothingUnlessGivenAndInRunsOfOlderVersions() throws IOException {
        Path run = solved();

        assertThat(run.resolve("journal.jsonl")).content().doesNotContain("Write it");
        assertThat(read(run).answerAs()).isEqualTo(AnswerForm.ANY);

        var older = (ObjectNode) Json.MAPPER.readTree(run.resolve("run.json").toFile());
        assertThat(older.remove("answer_as").textValue()).isEqualTo("any");
        assertThat(Json.MAPPER.treeToValue(older, Run.class)).isEqualTo(read(run));
    }

    private Path solved(String... options) throws IOException {
        Path script =
                Files.writeString(
                        folder.resolve("s.json"),
                        "{\"replies\": [{\"text\": \"\\\\boxed{\\\\frac12}\"}]}");
        var console =
                Console.run(
                        Console.arguments(
                                new String[] {
                                    "solve",
                                    "--preset=direct",
                                    "--model=script:" + script,
                                    "--runs=" + folder.resolve("runs"),
                                    "What is half of 1?"
                                },
                                options));
        assertThat(console.exit()).as(console.err()).isZero();
        try (var runs = Files.list(folder.resolve("runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private static Run read(Path run) throws IOException {
        return Json.MAPPER.readValue(run.resolve("run.json").toFile(), Run.class);
    }
}

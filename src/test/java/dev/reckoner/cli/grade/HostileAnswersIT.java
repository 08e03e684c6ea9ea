package dev.reckoner.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import dev.reckoner.answer.grading.HostileTexts;
import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The command itself, on hostile texts in every field. What a payload would run leaves a file.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileAnswersIT {

    @TempDir private Path folder;

    @Test
    void everyLineIsAnsweredAndNothingIsRun() throws IOException, InterruptedException {
        var texts = HostileTexts.all();
        var lines =
                texts.stream()
                        .flatMap(text ->
                                Stream.of(
                                        pair("\\sin(1)", text, "any"),
                                        pair(text, "\\sin(1)", "any"),
                                        pair("1", "1", text)))
                        .toList();
        Path pairs = Files.write(folder.resolve("pairs.jsonl"), lines);
        Path verdicts = folder.resolve("verdicts.jsonl");

        int exit = grade("--file", pairs.toString(), verdicts);

        assertThat(Files.readAllLines(verdicts)).hasSameSizeAs(lines);
        assertThat(exit).as("some types are none").isEqualTo(2);
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("pairs.jsonl", "verdicts.jsonl");
        }
    }

    private static String pair(String gold, String answer, String type) {
        try {
            return Json.MAPPER
                    .writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .writeValueAsString(Map.of("gold", gold, "answer", answer, "type", type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int grade(String option, String value, Path out)
            throws IOException, InterruptedException {
        Path home = Path.of("target/dist").toAbsolutePath();
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dreckoner.home=" + home,
                                "-cp",
                                home.resolve("reckoner.jar") + ":" + home.resolve("lib") + "/*",
                                "dev.reckoner.cli.Main",
                                "grade",
                                option,
                                value))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }
}

package dev.reckoner.cli.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.grading.RequestedForm;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.json.Json;
import dev.reckoner.text.HeadTail;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Grades pairs from JSON lines, one line of JSON for each, in order and as soon as it is graded. A
/// line that is no pair is answered by an error, and the next one is graded.
final class GradePairs {

    private static final String STANDARD_INPUT = "-";
    private static final int SHOWN = 240;

    private final Grading grading;
    private final Expected defaults;
    private final PrintStream out;
    private boolean allUnderstood = true;

    /// @param defaults the type and the tolerance of pairs that name none
    GradePairs(Grading grading, Expected defaults, PrintStream out) {
        this.grading = grading;
        this.defaults = defaults;
        this.out = out;
    }

    Exit all(Path file) throws IOException, InterruptedException {
        try (var in =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    out.println(answer(line, number));
                    out.flush();
                }
            }
        }
        return allUnderstood ? Exit.DONE : Exit.USAGE;
    }

    private static InputStream open(Path file) {
        if (file.toString().equals(STANDARD_INPUT)) {
            return System.in;
        }
        try {
            if (Files.isDirectory(file)) {
                throw new Failure(
                        Exit.USAGE, "can't read " + file + ": it is a folder", "name a file in it");
            }
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new Failure(
                    Exit.USAGE,
                    "can't read " + file + ": " + IoReason.of(e),
                    "check the path and its permissions");
        }
    }

    private String answer(String line, int number) throws InterruptedException {
        var pair = parse(line);
        var gold = text(pair.path("gold"));
        var answer = text(pair.path("answer"));
        if (gold.isEmpty() || answer.isEmpty()) {
            return wrong(number, "expected {\"gold\": \"...\", \"answer\": \"...\"}, was: " + line);
        }
        var type =
                text(pair.path("type")).map(AnswerType::named).orElse(Optional.of(defaults.type()));
        if (type.isEmpty()) {
            return wrong(
                    number,
                    "type is one of %s, was: %s"
                            .formatted(AnswerType.names(), pair.path("type").asText()));
        }
        var tolerance = tolerance(pair.path("tolerance"));
        if (tolerance.isEmpty() && !pair.path("tolerance").isMissingNode()) {
            return wrong(
                    number, "tolerance is a number of at least 0, was: " + pair.path("tolerance"));
        }
        var expected =
                new Expected(
                        gold.get(),
                        type.get(),
                        tolerance.orElse(defaults.tolerance()),
                        RequestedForm.ANY);
        return JsonLine.of(grading.grade(expected, answer.get()));
    }

    private static JsonNode parse(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException _) {
            return Json.MAPPER.missingNode();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() || node.isNumber() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static Optional<BigDecimal> tolerance(JsonNode node) {
        return text(node)
                .filter(text -> text.matches("[0-9.]{1,40}(?:[eE][-+]?[0-9]{1,3})?"))
                .flatMap(GradePairs::decimal);
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private String wrong(int number, String what) {
        allUnderstood = false;
        return JsonLine.of(
                Map.of(
                        "error",
                        "line %s: %s"
                                .formatted(number, OneLine.quote(HeadTail.head(what, SHOWN)))));
    }
}

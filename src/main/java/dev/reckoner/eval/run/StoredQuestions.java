package dev.reckoner.eval.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.reckoner.answer.program.ValueType;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.json.Json;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The questions of an evaluation as its directory keeps them, one a line, so that it goes on
/// without the data set, or with another version of it.
final class StoredQuestions {

    static final String FILE = "problems.jsonl";

    private static final JsonMapper MAPPER =
            Json.MAPPER
                    .rebuild()
                    .addMixIn(Gold.class, GoldJson.class)
                    .addMixIn(ValueType.class, ValueTypeJson.class)
                    .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Gold.Unknown.class, name = "unknown"),
        @Type(value = Gold.Value.class, name = "value"),
        @Type(value = Gold.Verifier.class, name = "verifier")
    })
    private interface GoldJson {}

    private abstract static class ValueTypeJson {

        @JsonCreator
        static ValueType of(String written) {
            return ValueType.of(written);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }

    static byte[] bytes(List<Question> questions) {
        var lines = new StringBuilder();
        for (var question : questions) {
            try {
                lines.append(MAPPER.writeValueAsString(question)).append('\n');
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the problem " + question.id(), e);
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @param evaluation its directory
    /// @throws IllegalArgumentException if the file cannot be read
    static List<Question> read(Path evaluation) {
        Path file = evaluation.resolve(FILE);
        var questions = new ArrayList<Question>();
        try {
            for (String line : Files.readAllLines(file)) {
                questions.add(MAPPER.readValue(line, Question.class));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s is damaged in line %s: %s"
                            .formatted(file, questions.size() + 1, OneLine.misread(e)),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "can't read %s: %s".formatted(file, IoReason.of(e)), e);
        }
        return questions;
    }

    private StoredQuestions() {}
}

package dev.reckoner.answer.grading;

import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.Verdict;
import dev.reckoner.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A row of `cases.jsonl`, which is also input of `reckoner grade --file`.
///
/// @param verdict `not correct` where it does not matter how it is not
/// @param needs `sandbox` where exact rules cannot tell; null otherwise
record GradingCase(
        String gold,
        String answer,
        @Nullable String type,
        @Nullable BigDecimal tolerance,
        String verdict,
        String why,
        @Nullable String needs) {

    private static final ObjectReader ROW = Json.MAPPER.readerFor(GradingCase.class);

    static List<GradingCase> all() {
        var table = GradingCase.class.getResourceAsStream("cases.jsonl");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
            return lines.lines().map(GradingCase::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GradingCase row(String line) {
        try {
            return ROW.readValue(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    Expected expected() {
        return new Expected(
                gold,
                type == null ? AnswerType.ANY : AnswerType.named(type).orElseThrow(),
                tolerance,
                RequestedForm.ANY);
    }

    boolean needsSandbox() {
        return needs != null;
    }

    boolean agrees(Verdict found) {
        return verdict.equals("not correct")
                ? found != Verdict.CORRECT
                : verdict.equals(found.toString());
    }
}

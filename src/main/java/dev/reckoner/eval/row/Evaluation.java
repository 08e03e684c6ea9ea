package dev.reckoner.eval.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.json.Json;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An evaluation, as its directory tells it.
///
/// ```
/// EVALUATION/
///   eval.json                              what it was started with
///   rows.jsonl                             a row for each attempt that has ended, as it ended
///   attempts/ARM/PROBLEM/SAMPLE/           the run directory of an attempt, as `solve` makes it
/// ```
///
/// @param directory where it was read
/// @param rows one of each job, in the order in which the jobs ended first
public record Evaluation(Path directory, EvaluationRecord record, List<AttemptRow> rows) {

    public static final String RECORD = "eval.json";
    public static final String ROWS = "rows.jsonl";

    public Evaluation {
        rows = List.copyOf(rows);
    }

    /// Reads the directory. Of several rows of one job the last counts. A last line without an end,
    /// which a killed process leaves, is not read.
    ///
    /// @throws IllegalArgumentException if it is no evaluation, or is damaged; the message says
    ///   which file and line
    public static Evaluation read(Path directory) {
        try {
            var record = record(directory.resolve(RECORD));
            return new Evaluation(directory, record, List.copyOf(rows(directory.resolve(ROWS))));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    directory + " is not an evaluation: it has no " + RECORD, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s is damaged: %s".formatted(directory.resolve(RECORD), OneLine.misread(e)),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "can't read %s: %s".formatted(directory, IoReason.of(e)), e);
        }
    }

    private static EvaluationRecord record(Path file) throws IOException {
        @Nullable EvaluationRecord record =
                Json.MAPPER.readValue(Files.readAllBytes(file), EvaluationRecord.class);
        if (record == null) {
            throw new IllegalArgumentException(file + " is damaged: it is null");
        }
        return record;
    }

    private static Collection<AttemptRow> rows(Path file) throws IOException {
        Map<String, AttemptRow> rows = new LinkedHashMap<>();
        if (Files.notExists(file)) {
            return rows.values();
        }
        var reader = Json.MAPPER.readerFor(AttemptRow.class);
        byte[] bytes = Files.readAllBytes(file);
        int from = 0;
        int line = 1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                var row =
                        row(
                                reader,
                                file,
                                line++,
                                new String(bytes, from, i - from, StandardCharsets.UTF_8));
                rows.put(row.job(), row);
                from = i + 1;
            }
        }
        return rows.values();
    }

    private static AttemptRow row(ObjectReader reader, Path file, int line, String text) {
        try {
            @Nullable AttemptRow row = reader.readValue(text);
            if (row == null) {
                throw damaged(file, line, "it is null");
            }
            if (!isInside(row.directory())) {
                throw damaged(
                        file,
                        line,
                        "'directory' is not in the evaluation: " + OneLine.quote(row.directory()));
            }
            return row;
        } catch (JsonProcessingException e) {
            throw damaged(file, line, OneLine.misread(e));
        }
    }

    private static IllegalArgumentException damaged(Path file, int line, String why) {
        return new IllegalArgumentException(
                "%s is damaged in line %s: %s".formatted(file, line, why));
    }

    /// Whether a directory of an attempt is one below the evaluation, wherever that is. Reports
    /// read what is there, and the rows may be someone else's.
    private static boolean isInside(String directory) {
        try {
            Path way = Path.of(directory);
            return !way.isAbsolute() && !way.normalize().startsWith("..");
        } catch (InvalidPathException _) {
            return false;
        }
    }
}

package dev.reckoner.journal.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.journal.End;
import dev.reckoner.journal.RunDirectory;
import dev.reckoner.journal.RunLock;
import dev.reckoner.json.Json;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What a list says of a run.
///
/// @param problem its name
/// @param replayed whether the replies are a recording
/// @param process the one that works on the run; null if there is none
public record RunSummary(
        Path directory,
        Instant started,
        String problem,
        String model,
        boolean scripted,
        boolean replayed,
        JournalScan journal,
        @Nullable Long process) {

    /// @throws IllegalArgumentException if the directory is not that of a run; the message says why
    public static RunSummary of(Path directory) {
        JsonNode run = json(directory.resolve(RunDirectory.RUN));
        var journal = JournalScan.of(directory);
        return new RunSummary(
                directory,
                started(run),
                text(run.path("problem"), "name"),
                text(run, "model"),
                run.path("scripted").asBoolean(),
                run.has("recorded"),
                journal,
                journal.end().isPresent() ? null : RunLock.holder(directory).orElse(null));
    }

    private static JsonNode json(Path file) {
        try {
            return Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("it has no " + RunDirectory.RUN, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    RunDirectory.RUN + " is damaged: " + OneLine.misread(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    RunDirectory.RUN + " cannot be read: " + IoReason.of(e), e);
        }
    }

    private static Instant started(JsonNode run) {
        try {
            return Instant.parse(text(run, "started"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    RunDirectory.RUN + " is damaged: 'started' is not a time", e);
        }
    }

    private static String text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                RunDirectory.RUN + " is damaged: it has no '" + field + "'"));
    }

    /// Whether the attempt was cut off, or ended by a failure outside the model, and no process
    /// works on it: nothing but a resume is needed for it to go on.
    public boolean isUnfinished() {
        return process == null && journal.end().map(End.Voided.class::isInstance).orElse(true);
    }

    /// `answered`, `out_of_tokens` and so on, `gave_up`, `voided`; `running` while a process works
    /// on it, and `interrupted` where none does.
    public String end() {
        return journal.end().map(End::key).orElse(process == null ? "interrupted" : "running");
    }
}

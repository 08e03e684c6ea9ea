package dev.reckoner.journal;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.reckoner.journal.disk.SyncedFile;
import dev.reckoner.json.CheckedJson;
import dev.reckoner.json.Json;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The directory of one run: `run.json`, `journal.jsonl`, `blobs/` and its transcripts.
public record RunDirectory(Path path) {

    public static final String RUN = "run.json";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    /// Creates `runs/TIME-NAME`, such as `runs/2026-11-27T12-00-00Z-amicable-pairs`, and its
    /// `run.json`. If the name is taken, `-2`, `-3`, … is added.
    ///
    /// @throws RunNotWritable if it cannot be written
    public static RunDirectory create(Path runs, Run run) {
        try {
            Files.createDirectories(runs);
            return written(vacant(runs, stamp(run.started()) + "-" + run.problem().name()), run);
        } catch (IOException e) {
            throw new RunNotWritable(runs, e);
        }
    }

    /// Creates this directory and its `run.json`. A directory without one, which a killed process
    /// can leave, is taken over.
    ///
    /// @throws RunNotWritable if it cannot be written, or is the directory of a run
    public static RunDirectory createAt(Path directory, Run run) {
        try {
            Files.createDirectories(directory);
            if (Files.exists(directory.resolve(RUN))) {
                throw new FileAlreadyExistsException(directory.resolve(RUN).toString());
            }
            return written(directory, run);
        } catch (IOException e) {
            throw new RunNotWritable(directory, e);
        }
    }

    private static RunDirectory written(Path path, Run run) throws IOException {
        String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(run) + "\n";
        SyncedFile.write(path.resolve(RUN), json.getBytes(StandardCharsets.UTF_8));
        SyncedFile.syncFolder(path);
        return new RunDirectory(path);
    }

    /// What the run was started with.
    ///
    /// @throws RunNotReadable if this is not the directory of a run
    public Run run() {
        Path file = path.resolve(RUN);
        try {
            return CheckedJson.MAPPER.readValue(Files.readAllBytes(file), Run.class);
        } catch (JsonProcessingException e) {
            throw new RunNotReadable(
                    path, RUN + " is damaged or of another version: " + OneLine.reason(e), e);
        } catch (NoSuchFileException e) {
            throw new RunNotReadable(path, missing(), e);
        } catch (IOException e) {
            throw new RunNotReadable(path, IoReason.of(e), e);
        }
    }

    private String missing() {
        return Files.isDirectory(path) ? "it has no " + RUN : "there is no such directory";
    }

    private static Path vacant(Path runs, String name) throws IOException {
        for (int i = 1; ; i++) {
            try {
                return Files.createDirectory(runs.resolve(i == 1 ? name : name + "-" + i));
            } catch (FileAlreadyExistsException _) {
                // the next number may be free
            }
        }
    }

    private static String stamp(Instant at) {
        return STAMP.format(at);
    }
}

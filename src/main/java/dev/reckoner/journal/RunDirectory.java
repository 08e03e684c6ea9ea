package dev.reckoner.journal;

import dev.reckoner.json.Json;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The directory of one run: `run.json`, `journal.jsonl`, `blobs/` and its transcripts.
public record RunDirectory(Path path) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    /// Creates `runs/TIME-NAME`, such as `runs/2026-11-27T12-00-00Z-amicable-pairs`, and its
    /// `run.json`. If the name is taken, `-2`, `-3`, … is added.
    ///
    /// @throws RunNotWritable if it cannot be written
    public static RunDirectory create(Path runs, Run run) {
        try {
            Files.createDirectories(runs);
            var directory =
                    new RunDirectory(
                            vacant(runs, stamp(run.started()) + "-" + run.problem().name()));
            Files.writeString(
                    directory.path.resolve("run.json"),
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(run) + "\n");
            return directory;
        } catch (IOException e) {
            throw new RunNotWritable(runs, e);
        }
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

package dev.reckoner.transcript;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;
import dev.reckoner.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The transcripts of a run directory, and the images beside them.
public final class Transcripts {

    public static final String NOTEBOOK = "transcript.ipynb";
    public static final String MARKDOWN = "transcript.md";

    /// Writes them anew from what happened.
    ///
    /// @throws UncheckedIOException if the directory does not take them
    public static void write(Path directory, Run run, List<Entry> entries) {
        write(directory, TranscriptHeader.of(run), entries);
    }

    static void write(Path directory, TranscriptHeader head, List<Entry> entries) {
        try {
            Files.writeString(
                    directory.resolve(NOTEBOOK),
                    Json.MAPPER
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(Notebook.of(head, entries))
                            + "\n");
            Files.writeString(directory.resolve(MARKDOWN), Markdown.of(head, entries));
            for (var plot : Plots.of(entries).entrySet()) {
                var file = directory.resolve(plot.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, plot.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Transcripts() {}
}

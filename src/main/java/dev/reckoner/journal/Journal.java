package dev.reckoner.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.json.Json;
import dev.reckoner.text.WholeLines;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The file `journal.jsonl` of a run directory: one entry per line, each on disk before [#append]
/// returns.
///
/// Texts longer than [Blobs#INLINE] characters are moved to `blobs/`. A killed process can leave a
/// last line without a newline; it is dropped when the journal is read.
public final class Journal implements AutoCloseable {

    public static final String FILE = "journal.jsonl";

    private static final ObjectReader LINE =
            Json.MAPPER
                    .readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// A stream and not a channel, because an interrupted thread would close a channel in the
    /// middle of an entry.
    private final FileOutputStream out;

    private final Path directory;
    private final Blobs blobs;

    private Journal(FileOutputStream out, Path directory) {
        this.out = out;
        this.directory = directory;
        this.blobs = blobs(directory);
    }

    private static Blobs blobs(Path directory) {
        return new Blobs(directory.resolve("blobs"));
    }

    /// Creates the journal of a new run.
    ///
    /// @throws RunNotWritable if it cannot be written or already exists
    public static Journal create(Path directory) {
        try {
            Path file = Files.createFile(directory.resolve(FILE));
            return new Journal(new FileOutputStream(file.toFile()), directory);
        } catch (IOException e) {
            throw new RunNotWritable(directory, e);
        }
    }

    /// @throws RunNotWritable if the entry cannot be written; a part of it may be in the file, so
    ///   nothing may be appended after it
    public void append(Entry entry) {
        try {
            JsonNode node = blobs.store(Json.MAPPER.valueToTree(entry));
            String line = Json.MAPPER.writeValueAsString(node) + "\n";
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        } catch (IOException e) {
            throw new RunNotWritable(directory, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new RunNotWritable(directory, e);
        }
    }

    /// Reads every entry of a run.
    ///
    /// @param warn receives a warning if the last line is incomplete
    /// @throws UncheckedIOException if there is no journal, or it is damaged before its last line
    public static List<Entry> read(Path directory, Consumer<String> warn) {
        Path file = directory.resolve(FILE);
        try {
            var blobs = blobs(directory);
            var read = WholeLines.of(Files.readAllBytes(file));
            if (read.torn() > 0) {
                warn.accept(
                        file + ": dropped an incomplete last line of " + read.torn() + " bytes");
            }
            var entries = new ArrayList<Entry>();
            for (String line : read.lines()) {
                entries.add(entry(file, entries.size() + 1, line, blobs));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(Path file, int number, String line, Blobs blobs) throws IOException {
        try {
            return Json.MAPPER.treeToValue(blobs.load(LINE.readValue(line)), Entry.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "%s, line %s is not an entry: %s"
                            .formatted(file, number, e.getOriginalMessage()),
                    e);
        }
    }
}

package dev.reckoner.journal;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.journal.disk.SyncedFile;
import dev.reckoner.json.Json;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The file `journal.jsonl` of a run directory: one entry per line, each on disk before [#append]
/// returns.
///
/// Texts longer than [Blobs#INLINE] characters are moved to `blobs/`. A killed process can leave a
/// last line without a newline; it is dropped when the journal is read, and moved aside when the
/// journal is continued.
public final class Journal implements AutoCloseable {

    public static final String FILE = "journal.jsonl";

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
            SyncedFile.syncFolder(file);
            return new Journal(new FileOutputStream(file.toFile()), directory);
        } catch (IOException e) {
            throw new RunNotWritable(directory, e);
        }
    }

    /// Opens a journal to append what happens next. A damaged end is moved into a file beside it,
    /// `journal.jsonl.damaged-1` or with a higher number, so that nothing of it is overwritten.
    ///
    /// @param read the result of [#recover]; no other process may have written to the run since
    /// @throws RunNotWritable if the journal cannot be written
    public static Journal reopen(Path directory, Recovered read) {
        Path file = directory.resolve(FILE);
        try {
            if (read.damage() != null) {
                moveAside(file, read.damage().offset());
            }
            return new Journal(new FileOutputStream(file.toFile(), true), directory);
        } catch (IOException e) {
            throw new RunNotWritable(directory, e);
        }
    }

    private static void moveAside(Path file, long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Path aside = vacant(file);
        SyncedFile.write(aside, Arrays.copyOfRange(bytes, Math.toIntExact(offset), bytes.length));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(offset);
            channel.force(true);
        }
    }

    private static Path vacant(Path file) {
        int number = 1;
        while (Files.exists(aside(file, number))) {
            number++;
        }
        return aside(file, number);
    }

    private static Path aside(Path file, int number) {
        return file.resolveSibling(file.getFileName() + ".damaged-" + number);
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
        var read = entries(directory);
        var damage = read.damage();
        if (damage == null) {
            return read.entries();
        }
        if (!damage.isTornLine()) {
            throw new UncheckedIOException(damage.cause());
        }
        warn.accept(directory.resolve(FILE) + ": dropped " + damage.words());
        return read.entries();
    }

    /// Reads the entries of a run up to the first damage. A run that was killed before its first
    /// entry has none, and perhaps no journal.
    ///
    /// @throws UncheckedIOException if the journal cannot be read, or is of a newer version of this
    ///   program
    public static Recovered recover(Path directory) {
        return Files.exists(directory.resolve(FILE))
                ? entries(directory)
                : new Recovered(List.of(), null);
    }

    private static Recovered entries(Path directory) {
        try {
            return new ReadEntries(directory.resolve(FILE), blobs(directory)).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

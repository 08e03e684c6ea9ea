package dev.reckoner.eval.run;

import dev.reckoner.eval.row.AttemptRow;
import dev.reckoner.json.Json;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The file of an evaluation's rows, to which rows are added. A line that could not be written as a
/// whole, because the process was killed or the disk was full, is taken away before the next one is
/// written; its row is computed again.
///
/// Not thread-safe.
final class RowFile implements AutoCloseable {

    private final Path path;
    private final OutputStream appending;
    private boolean torn;

    /// @param appending writes to the end of the file, wherever that is
    RowFile(Path path, OutputStream appending) throws IOException {
        this.path = path;
        this.appending = appending;
        dropTornLine();
    }

    static RowFile open(Path path) throws IOException {
        return new RowFile(path, new FileOutputStream(path.toFile(), true));
    }

    void add(AttemptRow row) throws IOException {
        if (torn) {
            dropTornLine();
        }
        torn = true;
        appending.write(
                (Json.MAPPER.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8));
        torn = false;
    }

    private void dropTornLine() throws IOException {
        try (var bytes = new RandomAccessFile(path.toFile(), "rw")) {
            long end = bytes.length();
            while (end > 0) {
                bytes.seek(end - 1);
                if (bytes.read() == '\n') {
                    break;
                }
                end--;
            }
            bytes.setLength(end);
        }
    }

    @Override
    public void close() throws IOException {
        try (appending) {
            if (appending instanceof FileOutputStream file) {
                file.getFD().sync();
            }
        }
    }
}

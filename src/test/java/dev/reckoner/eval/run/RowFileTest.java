package dev.reckoner.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class RowFileTest {

    @TempDir private Path folder;

    @Test
    void aRowThatDidNotFitOnTheDiskLeavesNothingBeforeTheNext() throws IOException {
        Path file = folder.resolve("rows.jsonl");
        try (var disk = new Disk(file);
                var rows = new RowFile(file, disk)) {
            rows.add(Samples.answered(Samples.job(1)));
            disk.full = true;
            assertThatThrownBy(() -> rows.add(Samples.answered(Samples.job(2))))
                    .isInstanceOf(IOException.class);
            disk.full = false;

            rows.add(Samples.answered(Samples.job(3)));
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        Json.MAPPER.writeValueAsString(Samples.answered(Samples.job(1))),
                        Json.MAPPER.writeValueAsString(Samples.answered(Samples.job(3))));
    }

    /// A disk that takes half of what is written while it is full.
    private static final class Disk extends OutputStream {

        private final OutputStream file;
        private boolean full;

        Disk(Path file) throws IOException {
            this.file = new FileOutputStream(file.toFile(), true);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one});
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            file.write(full ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

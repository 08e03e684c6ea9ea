package dev.reckoner.sandbox.graalpy.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

class ScratchFilesTest {

    private static final Path FILE = Path.of("/tmp/file");

    private final ScratchFiles files = new ScratchFiles();

    private void write(Path path, String text) throws IOException {
        try (var file = files.open(path, Set.of(WRITE, CREATE, TRUNCATE_EXISTING))) {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String read(Path path) throws IOException {
        try (var file = files.open(path, Set.of(READ))) {
            var bytes = ByteBuffer.allocate((int) file.size());
            file.read(bytes);
            return new String(bytes.array(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepWhatIsWritten() throws IOException {
        write(FILE, "longer");
        write(FILE, "text");

        assertThat(read(FILE)).isEqualTo("text");
        assertThat(files.attributes(FILE, "size,isRegularFile"))
                .isEqualTo(Map.of("size", 4L, "isRegularFile", true));
    }

    @Test
    void areInFolders() throws IOException {
        var folder = Path.of("/tmp/folder");
        files.createFolder(folder);
        write(folder.resolve("file"), "x");

        assertThat(files.children(ScratchFiles.TMP)).containsExactly(folder);
        assertThat(files.children(folder)).containsExactly(folder.resolve("file"));
        assertThatThrownBy(() -> files.delete(folder))
                .isInstanceOf(DirectoryNotEmptyException.class);
        assertThatThrownBy(() -> write(Path.of("/tmp/none/file"), "x"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void haveFoldersThatAreOpenedForReadingOnly() throws IOException {
        try (var folder = files.open(ScratchFiles.TMP, Set.of(READ))) {
            assertThat(folder.size()).isZero();
        }
        assertThatThrownBy(() -> files.open(ScratchFiles.TMP, Set.of(WRITE)))
                .hasMessageContaining("Is a directory");
    }

    @Test
    void areMadeOnceWhereThatIsAsked() throws IOException {
        write(FILE, "x");

        assertThatThrownBy(() -> files.open(FILE, Set.of(WRITE, CREATE_NEW)))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void takeTheNamesOfOthers() throws IOException {
        write(FILE, "x");
        var other = Path.of("/tmp/other");
        write(other, "y");

        files.move(FILE, other);

        assertThat(files.children(ScratchFiles.TMP)).containsExactly(other);
        assertThat(read(other)).isEqualTo("x");
    }

    @Test
    void areLimitedInSizeAndGiveBackWhatTheyHad() throws IOException {
        for (int i = 0; i < 3; i++) {
            var half = ByteBuffer.allocate(33 << 20);
            try (var file = files.open(FILE, Set.of(WRITE, CREATE))) {
                file.write(half);
                assertThatThrownBy(() -> file.write(half.rewind()))
                        .hasMessageContaining("No space left on device");
            }
            files.delete(FILE);
        }
    }

    @Test
    void areLimitedInNumber() throws IOException {
        for (int i = 1; i < 4_096; i++) {
            write(Path.of("/tmp/" + i), "");
        }

        assertThatThrownBy(() -> write(FILE, "")).hasMessageContaining("No space left on device");
    }

    @Test
    void canBeReadAfterTheirNameIsGone() throws IOException {
        try (var file = files.open(FILE, Set.of(READ, WRITE, CREATE))) {
            files.delete(FILE);
            file.write(ByteBuffer.wrap(new byte[] {7}));

            var read = ByteBuffer.allocate(1);
            assertThat(file.position(0).read(read)).isEqualTo(1);
            assertThat(read.get(0)).isEqualTo((byte) 7);
        }
        assertThatThrownBy(() -> files.check(FILE)).isInstanceOf(NoSuchFileException.class);
    }
}

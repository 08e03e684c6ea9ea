package dev.reckoner.sandbox.docker.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

class LayerTest {

    @TempDir private Path folder;

    private static final Path AT = Path.of("/usr/lib/module");

    private byte[] compiled(int flags, int time) {
        return ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(3495)
                .putInt(flags)
                .putInt(time)
                .array();
    }

    private Path made(String name, int time) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        Files.writeString(place.resolve("b.py"), "b = 1");
        Files.write(place.resolve("b.pyc"), compiled(0, time));
        Files.write(place.resolve("checked.pyc"), compiled(3, 7));
        Files.createDirectory(place.resolve("a"));
        Files.createSymbolicLink(place.resolve("c"), Path.of("b.py"));
        try (var all = Files.list(place)) {
            for (Path each : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setLastModifiedTime(each, FileTime.fromMillis(time * 1000L));
            }
        }
        return place;
    }

    private static byte[] tar(Path place) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new LayerTar(out)) {
            tar.copy(place, AT);
        }
        return out.toByteArray();
    }

    @Test
    void filesOfOneContentGiveOneLayerWheneverTheyWereMade() throws IOException {
        Path first = made("first", 1_700_000_000);
        Path second = made("second", 1_800_000_000);

        assertThat(tar(first)).isEqualTo(tar(second));
        assertThat(Layer.of("x.tar", tar -> tar.copy(first, AT)).digest())
                .isEqualTo(Layer.of("x.tar", tar -> tar.copy(second, AT)).digest());
    }

    @Test
    void aLayerHasTheFoldersAFileIsInAndKeepsLinks() throws IOException {
        List<String> seen = new ArrayList<>();
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(tar(made("all", 1))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                seen.add(
                        "%s %o %s"
                                .formatted(entry.getName(), entry.getMode(), entry.getLinkName())
                                .strip());
                assertThat(entry.getLongUserId()).isZero();
            }
        }

        assertThat(seen)
                .containsExactly(
                        "usr/ 40755",
                        "usr/lib/ 40755",
                        "usr/lib/module/ 40755",
                        "usr/lib/module/a/ 40755",
                        "usr/lib/module/b.py 100644",
                        "usr/lib/module/b.pyc 100644",
                        "usr/lib/module/c 100644 b.py",
                        "usr/lib/module/checked.pyc 100644");
    }

    @Test
    void aLayersSizeIsThatOfItsArchive() throws IOException {
        Path place = made("sized", 1);

        assertThat(Layer.of("x.tar", tar -> tar.copy(place, AT)).size())
                .isEqualTo(tar(place).length);
    }
}

package dev.reckoner.sandbox.docker.setup;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A tar archive that depends on nothing but the names and the contents of the files in it: in the
/// order of their names, of root, of one time.
///
/// Python's compiled files name the time of their source, so that time is put in its place.
final class LayerTar implements AutoCloseable {

    /// 2020-01-01.
    static final long SECONDS = 1_577_836_800L;

    private static final int FOLDER_MODE = 0755;
    private static final int SHARED_FOLDER_MODE = 01777;
    private static final int PROGRAM_MODE = 0755;
    private static final int FILE_MODE = 0644;

    /// A compiled file begins with a number, flags (0: named by time), and the time of its source.
    private static final int FLAGS_AT = 4;

    private static final int TIME_AT = 8;
    private static final int HEADER = 16;

    private final TarArchiveOutputStream tar;
    private final Set<String> folders = new HashSet<>();

    LayerTar(OutputStream out) {
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /// Adds a folder, and those it is in.
    void folder(Path path) throws IOException {
        if (path.getNameCount() == 0 || !folders.add(path.toString())) {
            return;
        }
        parent(path);
        put(entry(name(path) + "/", FOLDER_MODE), new byte[0]);
    }

    /// Adds a folder that everybody may write to. What an engine mounts there gets its mode.
    void sharedFolder(Path path) throws IOException {
        folders.add(path.toString());
        put(entry(name(path) + "/", SHARED_FOLDER_MODE), new byte[0]);
    }

    private void parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null) {
            folder(parent);
        }
    }

    void link(Path path, Path target) throws IOException {
        parent(path);
        var entry = new TarArchiveEntry(name(path), TarConstants.LF_SYMLINK);
        entry.setLinkName(target.toString());
        put(stamped(entry, FILE_MODE), new byte[0]);
    }

    void file(Path path, byte[] content) throws IOException {
        parent(path);
        put(entry(name(path), FILE_MODE), content);
    }

    /// Adds a file or a folder with all that is in it. The last symbolic link to it is followed,
    /// those in the folder are kept.
    void copy(Path source, Path path) throws IOException {
        if (!Files.isDirectory(source)) {
            regular(source, path);
            return;
        }
        folder(path);
        for (Path each : sorted(source)) {
            Path target = path.resolve(each.getFileName().toString());
            if (Files.isSymbolicLink(each)) {
                link(target, Files.readSymbolicLink(each));
            } else {
                copy(each, target);
            }
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return List.copyOf(new TreeSet<>(all.toList()));
        }
    }

    private void regular(Path source, Path path) throws IOException {
        parent(path);
        byte[] content = Files.readAllBytes(source);
        if (path.toString().endsWith(".pyc")) {
            stamp(content);
        }
        put(entry(name(path), Files.isExecutable(source) ? PROGRAM_MODE : FILE_MODE), content);
    }

    private static void stamp(byte[] compiled) {
        if (compiled.length >= HEADER) {
            var header = ByteBuffer.wrap(compiled).order(ByteOrder.LITTLE_ENDIAN);
            if (header.getInt(FLAGS_AT) == 0) {
                header.putInt(TIME_AT, (int) SECONDS);
            }
        }
    }

    private void put(TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String name(Path path) {
        return path.toString().substring(1);
    }

    private static TarArchiveEntry entry(String name, int mode) {
        return stamped(new TarArchiveEntry(name), mode);
    }

    private static TarArchiveEntry stamped(TarArchiveEntry entry, int mode) {
        entry.setMode(mode | (entry.getMode() & ~07777));
        entry.setModTime(SECONDS * 1000);
        entry.setIds(0, 0);
        entry.setNames("", "");
        return entry;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}

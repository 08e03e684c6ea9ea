package dev.reckoner.sandbox.graalpy.worker;

import org.graalvm.polyglot.io.FileSystem;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/// The only files that Python sees: those of the library folder, at `/lib`, and those in memory, at
/// `/tmp`. Names of folders of the host do not appear.
///
/// This program made the library folder, and there are no links in it. It can be written to only
/// while it is being made.
public final class LibraryFiles implements FileSystem {

    private static final Path ROOT = Path.of("/");
    private static final Path LIB = ROOT.resolve("lib");

    private final Path folder;
    private final boolean writable;
    private final ScratchFiles scratch = new ScratchFiles();

    public static LibraryFiles readOnly(Path folder) {
        return new LibraryFiles(folder, false);
    }

    public static LibraryFiles writable(Path folder) {
        return new LibraryFiles(folder, true);
    }

    private LibraryFiles(Path folder, boolean writable) {
        this.folder = folder;
        this.writable = writable;
    }

    private Path absolute(Path path) {
        return toAbsolutePath(path).normalize();
    }

    private boolean isScratch(Path path) {
        return absolute(path).startsWith(ScratchFiles.TMP);
    }

    private Path host(Path path) throws IOException {
        var absolute = absolute(path);
        if (!absolute.startsWith(LIB)) {
            throw new NoSuchFileException(path.toString());
        }
        return folder.resolve(LIB.relativize(absolute).toString());
    }

    private Path hostForWriting(Path path) throws IOException {
        var host = host(path);
        if (!writable) {
            throw new AccessDeniedException(path.toString());
        }
        return host;
    }

    @Override
    public Path parsePath(URI uri) {
        return Path.of(uri);
    }

    @Override
    public Path parsePath(String path) {
        return Path.of(path);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
            throws IOException {
        if (isScratch(path)) {
            scratch.check(absolute(path));
            return;
        }
        var host = modes.contains(AccessMode.WRITE) ? hostForWriting(path) : host(path);
        host.getFileSystem().provider().checkAccess(host, modes.toArray(AccessMode[]::new));
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        if (isScratch(path)) {
            scratch.createFolder(absolute(path));
        } else {
            Files.createDirectory(hostForWriting(path));
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        if (!isScratch(path)) {
            throw new AccessDeniedException(path.toString());
        }
        scratch.delete(absolute(path));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        if (!isScratch(source) || !isScratch(target)) {
            throw new AccessDeniedException(target.toString());
        }
        scratch.move(absolute(source), absolute(target));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (isScratch(path)) {
            return scratch.open(absolute(path), options);
        }
        var reading = options.stream().allMatch(StandardOpenOption.READ::equals);
        return Files.newByteChannel(reading ? host(path) : hostForWriting(path), options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path path, DirectoryStream.Filter<? super Path> filter) throws IOException {
        var entries = new ArrayList<Path>();
        if (isScratch(path)) {
            scratch.children(absolute(path))
                    .forEach(each -> entries.add(path.resolve(each.getFileName())));
        } else {
            try (var found = Files.newDirectoryStream(host(path))) {
                found.forEach(each -> entries.add(path.resolve(each.getFileName().toString())));
            }
        }
        return new DirectoryStream<>() {
            @Override
            public java.util.Iterator<Path> iterator() {
                return entries.iterator();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return ROOT.resolve(path);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        if (isScratch(path)) {
            scratch.check(absolute(path));
        } else {
            host(path);
        }
        return absolute(path);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        return isScratch(path)
                ? scratch.attributes(absolute(path), attributes)
                : Files.readAttributes(host(path), attributes, options);
    }
}

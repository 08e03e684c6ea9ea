package dev.reckoner.sandbox.graalpy.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Files and folders in memory, below `/tmp`: as many and as large as a session of the local
/// sandbox may have there. They end with their session.
final class ScratchFiles {

    static final Path TMP = Path.of("/tmp");

    private static final int MOST_FILES = 4_096;
    private static final long MOST_BYTES = 64L << 20;

    /// Closed for ever.
    private sealed interface Node {

        record Folder(FileTime made) implements Node {}

        final class File implements Node {
            private byte[] content = new byte[0];
            private int size;

            /// Its name and the open channels. Without any it is gone.
            private int holders = 1;

            private FileTime changed = FileTime.from(Instant.now());
        }
    }

    private final Map<Path, Node> nodes = new HashMap<>();
    private long bytes;

    ScratchFiles() {
        nodes.put(TMP, new Node.Folder(FileTime.from(Instant.now())));
    }

    private Node node(Path path) throws NoSuchFileException {
        var node = nodes.get(path);
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        return node;
    }

    /// @throws NoSuchFileException if it does not exist
    void check(Path path) throws NoSuchFileException {
        node(path);
    }

    private void add(Path path, Node node) throws IOException {
        if (nodes.containsKey(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Path folder = Objects.requireNonNull(path.getParent());
        if (!(node(folder) instanceof Node.Folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        if (nodes.size() == MOST_FILES) {
            throw full(path);
        }
        nodes.put(path, node);
    }

    private static IOException full(Path path) {
        return new FileSystemException(path.toString(), null, "No space left on device");
    }

    void createFolder(Path path) throws IOException {
        add(path, new Node.Folder(FileTime.from(Instant.now())));
    }

    void delete(Path path) throws IOException {
        switch (node(path)) {
            case Node.Folder _ when path.equals(TMP) || !children(path).isEmpty() ->
                    throw new DirectoryNotEmptyException(path.toString());
            case Node.Folder _ -> {}
            case Node.File file -> letGo(file);
        }
        nodes.remove(path);
    }

    private void letGo(Node.File file) {
        file.holders--;
        if (file.holders == 0) {
            bytes -= file.content.length;
        }
    }

    /// Replaces a file that is there, as `rename` does.
    void move(Path from, Path to) throws IOException {
        var node = node(from);
        if (from.equals(to)) {
            return;
        }
        if (node instanceof Node.Folder && (!children(from).isEmpty() || to.startsWith(from))) {
            throw new FileSystemException(
                    from.toString(), to.toString(), "only an empty folder can be renamed");
        }
        if (nodes.get(to) instanceof Node.File) {
            delete(to);
        }
        nodes.remove(from);
        try {
            add(to, node);
        } catch (IOException refused) {
            nodes.put(from, node);
            throw refused;
        }
    }

    List<Path> children(Path folder) throws IOException {
        if (!(node(folder) instanceof Node.Folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return nodes.keySet().stream()
                .filter(path -> folder.equals(path.getParent()))
                .sorted()
                .toList();
    }

    /// A folder that is opened for reading has nothing to read, but a descriptor by which Python
    /// deletes what is in it.
    SeekableByteChannel open(Path path, Set<? extends OpenOption> options) throws IOException {
        boolean exists = nodes.containsKey(path);
        if (options.contains(StandardOpenOption.CREATE_NEW)
                || (!exists && options.contains(StandardOpenOption.CREATE))) {
            add(path, new Node.File());
        }
        boolean append = options.contains(StandardOpenOption.APPEND);
        boolean write = append || options.contains(StandardOpenOption.WRITE);
        var node = node(path);
        if (write && node instanceof Node.Folder) {
            throw new FileSystemException(path.toString(), null, "Is a directory");
        }
        var file = node instanceof Node.File found ? found : new Node.File();
        boolean read = options.contains(StandardOpenOption.READ) || !write;
        var channel = new Content(path, file, read, write, append);
        if (write && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.truncate(0);
        }
        return channel;
    }

    /// The basic attributes. There are no users and no permissions here.
    Map<String, Object> attributes(Path path, String wanted) throws IOException {
        if (wanted.contains(":") && !wanted.startsWith("basic:")) {
            throw new UnsupportedOperationException(wanted);
        }
        var node = node(path);
        var changed =
                switch (node) {
                    case Node.Folder(var made) -> made;
                    case Node.File file -> file.changed;
                };
        var all = new HashMap<String, Object>();
        all.put("isDirectory", node instanceof Node.Folder);
        all.put("isRegularFile", node instanceof Node.File);
        all.put("isSymbolicLink", false);
        all.put("isOther", false);
        all.put("size", node instanceof Node.File file ? (long) file.size : 0L);
        all.put("fileKey", System.identityHashCode(node));
        for (var time : List.of("creationTime", "lastAccessTime", "lastModifiedTime")) {
            all.put(time, changed);
        }
        var names = List.of(wanted.replaceFirst("basic:", "").split(","));
        if (!names.contains("*")) {
            all.keySet().retainAll(names);
        }
        return all;
    }

    /// A file that is open. It stays as it is where it is deleted meanwhile.
    private final class Content implements SeekableByteChannel {

        private final Path path;
        private final Node.File file;
        private final boolean read;
        private final boolean write;
        private final boolean append;
        private long position;
        private boolean open = true;

        Content(Path path, Node.File file, boolean read, boolean write, boolean append) {
            this.path = path;
            this.file = file;
            this.read = read;
            this.write = write;
            this.append = append;
            file.holders++;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            checkOpen();
            if (!read) {
                throw new NonReadableChannelException();
            }
            if (position >= file.size) {
                return -1;
            }
            int count = (int) Math.min(into.remaining(), file.size - position);
            into.put(file.content, (int) position, count);
            position += count;
            return count;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            checkWritable();
            if (append) {
                position = file.size;
            }
            int count = from.remaining();
            grow(position + count);
            from.get(file.content, (int) position, count);
            position += count;
            file.size = Math.max(file.size, (int) position);
            file.changed = FileTime.from(Instant.now());
            return count;
        }

        private void grow(long size) throws IOException {
            if (size <= file.content.length) {
                return;
            }
            long most = MOST_BYTES - bytes + file.content.length;
            if (size > most) {
                throw full(path);
            }
            int length = (int) Math.min(most, Math.max(size, 2L * file.content.length));
            bytes += length - file.content.length;
            file.content = Arrays.copyOf(file.content, length);
        }

        @Override
        public long position() throws IOException {
            checkOpen();
            return position;
        }

        @Override
        public SeekableByteChannel position(long next) throws IOException {
            checkOpen();
            if (next < 0) {
                throw new IllegalArgumentException("a position is not negative, was " + next);
            }
            position = next;
            return this;
        }

        @Override
        public long size() throws IOException {
            checkOpen();
            return file.size;
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            checkWritable();
            if (size < file.size) {
                Arrays.fill(file.content, (int) size, file.size, (byte) 0);
                file.size = (int) size;
            }
            position = Math.min(position, size);
            return this;
        }

        private void checkWritable() throws IOException {
            checkOpen();
            if (!write) {
                throw new NonWritableChannelException();
            }
        }

        private void checkOpen() throws IOException {
            if (!open) {
                throw new ClosedChannelException();
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                letGo(file);
            }
        }
    }
}

package dev.reckoner.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Held by the one process that works on a run. The file `run.lock` says which process that is.
///
/// The operating system releases the lock when the process ends, however it ends. The file stays,
/// because deleting it could let two processes in. A process closes the file only when it releases
/// the lock: closing any other channel to it would release the lock too.
public final class RunLock implements AutoCloseable {

    static final String FILE = "run.lock";

    /// A byte behind all content, so that others can read who holds the lock where a locked range
    /// cannot be read.
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /// @throws RunInUse if another process works on the run, or this one already does
    /// @throws RunNotWritable if the directory cannot be written
    public static RunLock on(Path directory) {
        try {
            Path real = directory.toRealPath();
            if (!OURS.add(real)) {
                throw new RunInUse(directory, ProcessHandle.current().pid());
            }
            boolean locked = false;
            try {
                var lock = locked(directory, real);
                locked = true;
                return lock;
            } finally {
                if (!locked) {
                    OURS.remove(real);
                }
            }
        } catch (IOException e) {
            throw new RunNotWritable(directory, e);
        }
    }

    private static RunLock locked(Path directory, Path real) throws IOException {
        Path file = directory.resolve(FILE);
        var before = LockHolder.of(file);
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            if (isHeldElsewhere(channel, before)) {
                throw new RunInUse(directory, LockHolder.of(file).map(LockHolder::pid).orElse(0L));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(LockHolder.self().line().getBytes(StandardCharsets.UTF_8)));
            taken = true;
            return new RunLock(real, channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /// Some file systems have no locks. There the process in the file counts while it is alive.
    private static boolean isHeldElsewhere(FileChannel channel, Optional<LockHolder> before) {
        try {
            FileLock lock = channel.tryLock(LOCKED, 1, false);
            return lock == null;
        } catch (IOException _) {
            return before.filter(LockHolder::isAlive).isPresent();
        }
    }

    /// The process that works on the run; empty if none does. It takes no lock, so that it disturbs
    /// no process that is about to.
    public static Optional<Long> holder(Path directory) {
        return LockHolder.of(directory.resolve(FILE))
                .filter(LockHolder::isAlive)
                .map(LockHolder::pid);
    }

    /// Leaves an empty file: nobody works on the run. Safe to call twice.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try (channel) {
            channel.truncate(0);
        } catch (IOException _) {
            return;
        } finally {
            OURS.remove(directory);
        }
    }
}

package dev.reckoner;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.Recovered;
import dev.reckoner.journal.RunLock;
import dev.reckoner.journal.RunNotWritable;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/// Writes the entries of one attempt to its journal. It stops at the first that cannot be written,
/// so that what is in the journal has no gap.
///
/// Nothing may be asked of a model where little space is left, because its reply could not be
/// recorded.
final class Recorder implements AutoCloseable {

    /// Room for the longest replies and outputs of one step.
    private static final long LEAST_SPACE = 16L << 20;

    private final @Nullable Target target;
    private Optional<String> failure = Optional.empty();

    /// @param lock held until the journal is closed
    private record Target(Path directory, Journal journal, RunLock lock) {}

    private Recorder(@Nullable Target target) {
        this.target = target;
    }

    /// @param directory null where nothing is recorded
    /// @throws RunNotWritable if the journal cannot be created
    static Recorder in(@Nullable Path directory) {
        return directory == null
                ? new Recorder(null)
                : new Recorder(
                        new Target(directory, Journal.create(directory), RunLock.on(directory)));
    }

    /// Goes on with the journal of a run.
    ///
    /// @param lock is closed with the result
    /// @param read the entries that are in it
    /// @throws RunNotWritable if the journal cannot be written
    static Recorder after(Recovered read, Path directory, RunLock lock) {
        return new Recorder(new Target(directory, Journal.reopen(directory, read), lock));
    }

    void record(Entry entry) {
        if (target == null || failure.isPresent()) {
            return;
        }
        try {
            target.journal.append(entry);
        } catch (RunNotWritable e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Whether another entry can be recorded.
    boolean hasRoom() {
        if (target != null && failure.isEmpty() && isNearlyFull(target.directory)) {
            failure =
                    Optional.of(
                            "can't record the run in %s: less than %s MiB are left on its disk"
                                    .formatted(target.directory, LEAST_SPACE >> 20));
        }
        return failure.isEmpty();
    }

    /// A disk of which nothing is known counts as empty: there the writing itself fails.
    private static boolean isNearlyFull(Path directory) {
        long left = directory.toFile().getUsableSpace();
        return left > 0 && left < LEAST_SPACE;
    }

    /// Why the journal lacks the last entries, or why the attempt was stopped; empty where nothing
    /// is wrong.
    Optional<String> failure() {
        return failure;
    }

    @Override
    public void close() {
        if (target != null) {
            try (var _ = target.lock) {
                target.journal.close();
            }
        }
    }
}

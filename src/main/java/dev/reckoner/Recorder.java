package dev.reckoner;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.RunNotWritable;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/// Writes the entries of one attempt to its journal. It stops at the first that cannot be written,
/// so that what is in the journal has no gap.
final class Recorder implements AutoCloseable {

    private final @Nullable Journal journal;
    private Optional<String> failure = Optional.empty();

    private Recorder(@Nullable Journal journal) {
        this.journal = journal;
    }

    /// @param directory null where nothing is recorded
    /// @throws RunNotWritable if the journal cannot be created
    static Recorder in(@Nullable Path directory) {
        return new Recorder(directory == null ? null : Journal.create(directory));
    }

    void record(Entry entry) {
        if (journal == null || failure.isPresent()) {
            return;
        }
        try {
            journal.append(entry);
        } catch (RunNotWritable e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Why the journal lacks the last entries; empty where it has all of them.
    Optional<String> failure() {
        return failure;
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }
}

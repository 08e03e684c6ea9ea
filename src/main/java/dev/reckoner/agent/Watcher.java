package dev.reckoner.agent;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;
import dev.reckoner.model.Listener;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Follows an attempt while it runs. Entries it hears of are already on disk.
public interface Watcher extends Listener {

    Watcher NONE = _ -> {};

    /// First of all.
    ///
    /// @param directory where the run is recorded; null where it is not
    default void started(Run run, @Nullable Path directory) {}

    void happened(Entry entry);

    /// A piece of what the running cell prints; called from another thread.
    default void printed(String piece) {}
}

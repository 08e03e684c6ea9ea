package dev.reckoner.agent;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;
import dev.reckoner.model.Listener;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Follows an attempt while it runs. An entry is on disk before it is reported, unless the disk
/// does not take it.
public interface Watcher extends Listener {

    Watcher NONE = _ -> {};

    /// The attempt starts. This is the first call.
    ///
    /// @param directory the run directory; null if the attempt is not recorded
    default void started(Run run, @Nullable Path directory) {}

    /// The sandbox opens the session of this attempt, which takes seconds while it still starts.
    default void opening() {}

    /// The session is open.
    default void opened() {}

    /// Cells that another process had run are run again; what they print is not shown.
    ///
    /// @param cells how many
    default void rebuilding(int cells) {}

    /// The attempt is one that another process had begun. This comes before [#happened] is called
    /// for the first time.
    ///
    /// @param before what had happened in it
    default void continues(List<Entry> before) {}

    void happened(Entry entry);

    /// A piece of the output of the running cell. It is called from another thread.
    default void printed(String piece) {}
}

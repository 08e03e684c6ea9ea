package dev.reckoner.agent;

import dev.reckoner.journal.Entry;

/// Follows an attempt while it runs. What it hears of first is already on disk.
public interface Watcher {

    Watcher NONE = _ -> {};

    void happened(Entry entry);

    /// A piece of what the running cell prints; called from another thread.
    default void printed(String piece) {}
}

package dev.reckoner;

import dev.reckoner.agent.Watcher;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Run;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Puts a file in the place of the folder for long texts.
final class FillingUp implements Watcher {

    @Override
    public void started(Run run, @Nullable Path directory) {
        try {
            Files.createFile(Objects.requireNonNull(directory).resolve("blobs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void happened(Entry entry) {}
}

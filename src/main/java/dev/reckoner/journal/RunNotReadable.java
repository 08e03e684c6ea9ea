package dev.reckoner.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A directory is not that of a run, or cannot be read. The message says which, and why.
public final class RunNotReadable extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    RunNotReadable(Path directory, String why, IOException cause) {
        super(directory + " is not a run: " + why, cause);
    }
}

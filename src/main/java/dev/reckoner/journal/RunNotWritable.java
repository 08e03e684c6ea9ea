package dev.reckoner.journal;

import dev.reckoner.text.IoReason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A run directory could not be written. The message says which, and why.
public final class RunNotWritable extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    RunNotWritable(Path directory, IOException cause) {
        super("can't record the run in " + directory + ": " + IoReason.of(cause), cause);
    }
}

package dev.reckoner.eval.inspect;

import java.io.IOException;
import java.io.OutputStream;

/// A format of logs.
interface LogWriter {

    /// Writes the log of an arm. The stream stays open.
    ///
    /// @throws java.io.UncheckedIOException if an attempt cannot be read
    void write(ArmLog arm, Attempts attempts, OutputStream out) throws IOException;
}

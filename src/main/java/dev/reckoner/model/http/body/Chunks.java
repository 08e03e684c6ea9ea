package dev.reckoner.model.http.body;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/// The bytes of a body, in pieces.
public interface Chunks {

    /// The next piece; empty at the end of the body, null if none arrived in time.
    ///
    /// @throws IOException if the connection was lost
    byte @Nullable [] next(Duration within) throws IOException, InterruptedException;
}

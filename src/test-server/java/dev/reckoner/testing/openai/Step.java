package dev.reckoner.testing.openai;

import java.time.Duration;

/// A part of writing an answer. The head goes out with the first byte, or the first flush.
sealed interface Step {

    record Write(byte[] bytes) implements Step {}

    record Flush() implements Step {}

    record Pause(Duration duration) implements Step {}

    /// Until the client goes away or the server is closed.
    record Hang() implements Step {}

    record Cut() implements Step {}

    record Reset() implements Step {}
}

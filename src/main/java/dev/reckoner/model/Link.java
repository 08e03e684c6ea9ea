package dev.reckoner.model;

import java.time.Duration;

/// The way to a model: HTTP, or a recording of it.
interface Link {

    /// Sends once and waits.
    ///
    /// @param stream takes the events of a streamed reply as they come
    Heard send(Call call, Duration within, Assembly stream) throws InterruptedException;
}

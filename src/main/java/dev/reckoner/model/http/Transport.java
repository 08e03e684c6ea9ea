package dev.reckoner.model.http;

import java.time.Duration;

/// The way to a model: HTTP, or a recording of it.
public interface Transport {

    /// Sends once and waits.
    ///
    /// @param stream takes the events of a streamed reply as they come
    HttpResult send(ApiCall call, Duration within, StreamAssembler stream)
            throws InterruptedException;
}

package dev.reckoner.model.http;

import java.time.Duration;

/// Sends requests to a model: over HTTP, or to a recording.
public interface Transport {

    /// Sends the request once and waits for the result.
    ///
    /// @param stream receives the events of a streamed reply as they arrive
    HttpResult send(ApiCall call, Duration within, StreamAssembler stream)
            throws InterruptedException;
}

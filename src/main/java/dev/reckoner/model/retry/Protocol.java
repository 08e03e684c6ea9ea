package dev.reckoner.model.retry;

import dev.reckoner.model.Listener;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.StreamAssembler;

/// What an API defines for one call: the path, the stream and the form of a reply.
public interface Protocol {

    /// The path below the server's base URL.
    String path();

    /// @param listener receives the pieces of text as they arrive
    StreamAssembler assembler(Listener listener);

    /// Checks a body that came with a success status.
    ///
    /// @return the reply in the API's own form, or the failure that the body reports
    HttpResult read(HttpResult.Body answer);
}

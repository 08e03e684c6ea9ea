package dev.reckoner.model.retry;

import dev.reckoner.model.Listener;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.StreamAssembler;

/// What there is to know of an API to get one reply out of it.
public interface Protocol {

    /// Below the server's base URL.
    String path();

    /// @param listener hears the pieces of text as they come
    StreamAssembler assembler(Listener listener);

    /// A body that came with a status that says that all is well.
    ///
    /// @return the reply in the API's own form, or the failure that the body speaks of
    HttpResult read(HttpResult.Body answer);
}

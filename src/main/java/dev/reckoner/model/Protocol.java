package dev.reckoner.model;

/// What there is to know of an API to get one reply out of it.
interface Protocol {

    /// Below the server's base URL.
    String path();

    /// @param listener hears the pieces of text as they come
    Assembly assembly(Listener listener);

    /// A body that came with a status that says that all is well.
    ///
    /// @return the reply in the API's own form, or the failure that the body speaks of
    Heard read(Heard.Answer answer);
}

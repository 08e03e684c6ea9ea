package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;

/// Assembles the events of a stream to the reply that the server would have sent without streaming.
public interface StreamAssembler {

    void add(JsonNode event);

    /// The server has ended the stream. It is not called if the connection was lost.
    ///
    /// @param announced whether the end was announced by `[DONE]`
    void ended(boolean announced);

    /// The server stores the reply that it has begun.
    ///
    /// @param id the server's name of the reply
    default void stored(String id) {}

    /// The whole reply is fetched in another way: what was added does not count.
    ///
    /// @param words what happens, for a person
    default void interrupted(String words) {}

    /// Whether the model is writing text or arguments, or the end of the reply. Pauses are short
    /// then, but a model that thinks can be silent for minutes.
    boolean flowing();

    /// Whether the reply needs no further events.
    boolean complete();

    /// The result if the stream ends now: the complete reply, or the failure. It can be called more
    /// than once.
    HttpResult end();
}

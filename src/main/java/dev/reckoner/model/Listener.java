package dev.reckoner.model;

import java.time.Duration;

/// Receives a reply while it arrives. It is called from the thread that asked for the reply.
///
/// The pieces are a preview: if a stream is lost and requested again, [#waiting] is called and the
/// reply then starts from its beginning.
public interface Listener {

    Listener NONE = new Listener() {};

    /// A piece of the reply's text.
    default void text(String piece) {}

    /// A piece of what the model lets us see of its reasoning.
    default void reasoning(String piece) {}

    /// The model has started to write a tool call. The call itself is part of the complete reply.
    default void calling() {}

    /// The server stores the reply that it has begun.
    ///
    /// @param id the server's name of the reply, for [Request#stored]
    default void stored(String id) {}

    /// A reply was requested and did not arrive completely. The provider can still bill it.
    ///
    /// @param why the reason, in words for a person
    /// @return whether to request it again, which can be billed too
    default boolean lost(String why) {
        return true;
    }

    /// The server takes no more requests for now, or is overloaded.
    ///
    /// @param retryAfter the time for which it wants none; zero if it did not say
    default void throttled(Duration retryAfter) {}

    /// The call waits before its next request, or its next request is changed to what the server
    /// takes.
    ///
    /// @param words why, for a person: `rate limited, next try in 12 s, 3 of 8`
    /// @param time zero if the next request is sent at once
    default void waiting(String words, Duration time) {}
}

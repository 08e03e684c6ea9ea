package dev.reckoner.model;

import dev.reckoner.conversation.Reply;
import dev.reckoner.task.Effort;

import java.util.Optional;

/// A model that can be asked for the next reply of a conversation.
public interface Model {

    /// Its id, as the provider spells it; `script:FILE` for a script.
    String name();

    /// How much it is asked to think; empty where that is left to it, or not known.
    default Optional<Effort> effort() {
        return Optional.empty();
    }

    /// Asks once and waits; errors that can pass are tried again inside, within the request's time.
    ///
    /// @throws ModelUnavailable if there is no reply to be had
    Reply reply(Request request, Listener listener) throws InterruptedException;

    /// The same, with nobody listening.
    default Reply reply(Request request) throws InterruptedException {
        return reply(request, Listener.NONE);
    }
}

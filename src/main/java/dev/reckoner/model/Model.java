package dev.reckoner.model;

import dev.reckoner.conversation.Reply;
import dev.reckoner.task.Effort;

import java.util.Optional;

/// A model that can be asked for the next reply of a conversation.
public interface Model {

    /// The model's id, as the provider spells it; `script:FILE` for a script.
    String name();

    /// The effort that the model is asked for; empty if the model decides, or if it is not known.
    default Optional<Effort> effort() {
        return Optional.empty();
    }

    /// The model that this one stands in front of.
    default Optional<Model> within() {
        return Optional.empty();
    }

    /// Asks for one reply and waits for it. Transient errors are retried inside, within the
    /// request's time.
    ///
    /// @throws ModelUnavailable if no reply could be obtained
    Reply reply(Request request, Listener listener) throws InterruptedException;

    /// Does the same without a listener.
    default Reply reply(Request request) throws InterruptedException {
        return reply(request, Listener.NONE);
    }
}

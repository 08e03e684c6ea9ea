package dev.reckoner.model;

/// There is no reply to be had: no server, no key, no such model, or an error that did not pass.
/// The attempt is void. The message is one line for a person, without secrets, and says what to
/// check.
public final class ModelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ModelUnavailable(String message) {
        super(message);
    }

    public ModelUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

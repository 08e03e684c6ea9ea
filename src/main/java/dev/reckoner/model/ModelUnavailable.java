package dev.reckoner.model;

/// There is no reply to be had: no server, no key, no such model, or an error that did not pass.
/// The attempt is void. The message is one line for a person, without secrets, and says what to
/// check.
public final class ModelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    public ModelUnavailable(String message) {
        this(message, 0);
    }

    ModelUnavailable(String message, int status) {
        super(message);
        this.status = status;
    }

    public ModelUnavailable(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /// The HTTP status that ended it; 0 where it was none.
    public int status() {
        return status;
    }
}

package dev.reckoner.model;

/// There is no reply to be had: no server, no key, no such model, or an error that did not pass.
/// The attempt is void. The message is one line for a person, without secrets, and says what to
/// check.
public final class ModelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String serverMessage;

    public ModelUnavailable(String message) {
        this(message, 0, "");
    }

    /// @param said the server's own words; empty where it said nothing
    public ModelUnavailable(String message, int status, String said) {
        super(message);
        this.status = status;
        this.serverMessage = said;
    }

    public ModelUnavailable(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
        this.serverMessage = "";
    }

    public String serverMessage() {
        return serverMessage;
    }

    /// The HTTP status that ended it; 0 where it was none.
    public int status() {
        return status;
    }
}

package dev.reckoner.model;

/// No reply could be obtained: there is no server, no key or no such model, or an error did not go
/// away. The attempt is void. The message is one line for a person, contains no secrets, and says
/// what to check.
public sealed class ModelUnavailable extends RuntimeException
        permits ContextFull, RetryDeclined, ToolsRefused {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String serverMessage;

    public ModelUnavailable(String message) {
        this(message, 0, "");
    }

    /// @param serverMessage the server's own text; empty if it sent none
    public ModelUnavailable(String message, int status, String serverMessage) {
        super(message);
        this.status = status;
        this.serverMessage = serverMessage;
    }

    public ModelUnavailable(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
        this.serverMessage = "";
    }

    public String serverMessage() {
        return serverMessage;
    }

    /// The HTTP status of the last failure; 0 if the failure was not an HTTP status.
    public int status() {
        return status;
    }
}

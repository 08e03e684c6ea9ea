package dev.reckoner.model;

/// The server refused a request because it is longer than the model's context. A shorter one can
/// still fit.
public final class ContextFull extends ModelUnavailable {

    private static final long serialVersionUID = 1;

    private final long tokens;

    /// @param tokens the length of the context, if the server names it; otherwise 0
    public ContextFull(String message, int status, String serverMessage, long tokens) {
        super(message, status, serverMessage);
        this.tokens = tokens;
    }

    /// The length of the context; 0 if the server does not name it.
    public long tokens() {
        return tokens;
    }
}

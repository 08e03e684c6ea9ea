package dev.reckoner.model;

/// The server refused a request because of its tools: the model cannot call them, or the server
/// cannot read its calls. A request without tools can still be answered.
public final class ToolsRefused extends ModelUnavailable {

    private static final long serialVersionUID = 1;

    public ToolsRefused(String message, int status, String serverMessage) {
        super(message, status, serverMessage);
    }
}

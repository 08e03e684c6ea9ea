package dev.reckoner.sandbox;

/// The sandbox itself failed, or there is none: never the program that ran in it. The message says
/// what to check.
public final class SandboxUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SandboxUnavailable(String message) {
        super(message);
    }

    public SandboxUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.reckoner.eval.run;

/// An attempt could not be recorded, such as on a full disk. The message says which and why.
public final class NotRecorded extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotRecorded(String message) {
        super(message);
    }

    NotRecorded(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.reckoner.eval.dataset.file;

/// A file, a row or a column that can't be read. The message says which, what is there and what is
/// expected.
public final class UnreadableFile extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public UnreadableFile(String message) {
        super(message);
    }

    public UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }
}

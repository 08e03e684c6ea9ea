package dev.reckoner.eval.dataset;

/// A set of problems that can't be read. The message names the file, the row and the column, what
/// is there and what is expected.
public final class UnreadableDataset extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnreadableDataset(String message, Throwable cause) {
        super(message, cause);
    }
}

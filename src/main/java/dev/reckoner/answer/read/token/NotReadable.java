package dev.reckoner.answer.read.token;

/// Ends a reading from any depth of the descent; `ReadValue` turns it into an `Unreadable`.
@SuppressWarnings("serial")
public final class NotReadable extends Exception {

    public NotReadable(String because) {
        super(because, null, false, false);
    }

    public String because() {
        return String.valueOf(getMessage());
    }
}

package dev.reckoner.answer.question;

/// A problem file cannot be read. The message is one line; it names the file and the key.
public final class UnreadableQuestion extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String expected;

    /// @param expected what would be right, as a person is told it
    UnreadableQuestion(String message, String expected) {
        super(message);
        this.expected = expected;
    }

    public String expected() {
        return expected;
    }
}

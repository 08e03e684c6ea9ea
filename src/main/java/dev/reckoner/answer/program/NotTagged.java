package dev.reckoner.answer.program;

import java.io.Serial;

/// A text is not the tagged data of a value. The message says what is wrong, as in "an integer of
/// more than 100,000 digits", and repeats nothing of the text.
final class NotTagged extends Exception {

    @Serial private static final long serialVersionUID = 1;

    NotTagged(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

package dev.reckoner.answer.exact;

import java.io.Serial;

/// A term has no normal form: it is undefined, too large, or of a kind that exact arithmetic does
/// not cover. [NormalForm] turns it into a value.
final class NotExact extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    /// @param why completes the sentence "it …"
    NotExact(String why) {
        super(why, null, false, false);
    }

    static NotExact tooLarge() {
        return new NotExact("is too large to be computed");
    }

    static NotExact undefined(String what) {
        return new NotExact("is undefined: " + what);
    }
}

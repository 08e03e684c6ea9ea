package dev.reckoner.answer.read.token;

import dev.reckoner.answer.value.Expression;

/// A piece of the text of an answer. `spaced` says whether blank stands before it.
public sealed interface Token {

    boolean spaced();

    /// @param digits as written, without separators
    /// @param whole whether it is a run of digits and nothing else
    record Numeral(Expression value, String digits, boolean whole, boolean spaced)
            implements Token {

        /// Whether groups of three digits may follow.
        public boolean startsGroups() {
            return whole && digits.length() <= 3 && !digits.startsWith("0");
        }
    }

    /// A run of letters.
    ///
    /// @param upright whether it stands in `\text{…}`, `\mathrm{…}` or the like
    record Name(String text, boolean upright, boolean spaced) implements Token {
        public boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }
    }

    /// A command of LaTeX, without its backslash.
    record Command(String name, boolean spaced) implements Token {}

    /// An operator, a bracket or a mark of punctuation.
    record Sign(String text, boolean spaced) implements Token {}

    record End(boolean spaced) implements Token {}
}

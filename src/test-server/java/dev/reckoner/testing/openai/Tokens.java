package dev.reckoner.testing.openai;

/// Counts tokens as four characters each, rounded up.
final class Tokens {

    static final int CHARACTERS = 4;

    static int of(CharSequence text) {
        return (text.length() + CHARACTERS - 1) / CHARACTERS;
    }

    private Tokens() {}
}

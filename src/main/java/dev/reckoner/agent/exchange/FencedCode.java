package dev.reckoner.agent.exchange;

import java.util.Optional;

/// Code that a model has put into a Markdown fence although it is an argument of its own.
public final class FencedCode {

    private static final int FENCE = 3;

    /// The code in the fence, if the whole text is one fenced block; the closing fence can be
    /// missing.
    public static Optional<String> inside(String text) {
        String block = text.strip();
        int fence = fence(block);
        int newline = block.indexOf('\n');
        if (fence < FENCE || newline < 0 || !isLanguage(block.substring(fence, newline).strip())) {
            return Optional.empty();
        }
        String body = block.substring(newline + 1);
        String closing = block.substring(0, fence);
        int last = body.lastIndexOf('\n') + 1;
        String code = body.substring(last).strip().equals(closing) ? body.substring(0, last) : body;
        return isLine(code, closing) ? Optional.empty() : Optional.of(code.stripTrailing());
    }

    /// The length of the fence at the beginning of the text.
    private static int fence(String text) {
        int length = 0;
        while (length < text.length()
                && (text.charAt(0) == '`' || text.charAt(0) == '~')
                && text.charAt(length) == text.charAt(0)) {
            length++;
        }
        return length;
    }

    private static boolean isLanguage(String word) {
        return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    private static boolean isLine(String text, String line) {
        return text.lines().anyMatch(one -> one.strip().equals(line));
    }

    private FencedCode() {}
}

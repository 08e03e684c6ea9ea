package dev.reckoner.agent.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Code in Markdown fences. The time is linear in the length of the text.
public final class FencedCode {

    private static final int FENCE = 3;
    private static final Set<String> PYTHON = Set.of("python", "py", "python3");

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

    /// The blocks that are marked as Python and not blank, in order.
    ///
    /// @param whole whether the text is complete, so that a last block without a closing fence is
    ///   one too
    public static List<String> python(String text, boolean whole) {
        var blocks = new ArrayList<String>();
        var block = new StringBuilder();
        String opening = "";
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (opening.isEmpty()) {
                opening = fence(stripped) >= FENCE ? stripped : "";
            } else if (closes(stripped, opening)) {
                add(block, opening, blocks);
                opening = "";
            } else {
                block.append(line).append('\n');
            }
        }
        if (whole) {
            add(block, opening, blocks);
        }
        return blocks;
    }

    private static void add(StringBuilder block, String opening, List<String> blocks) {
        String language = opening.substring(fence(opening)).strip().toLowerCase(Locale.ROOT);
        if (PYTHON.contains(language) && !block.toString().isBlank()) {
            blocks.add(block.toString().stripTrailing());
        }
        block.setLength(0);
    }

    private static boolean closes(String line, String opening) {
        return !line.isEmpty()
                && line.charAt(0) == opening.charAt(0)
                && fence(line) == line.length()
                && line.length() >= fence(opening);
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

    /// The most backticks in a row.
    static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static boolean isLanguage(String word) {
        return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    private static boolean isLine(String text, String line) {
        return text.lines().anyMatch(one -> one.strip().equals(line));
    }

    private FencedCode() {}
}

package dev.reckoner.answer;

import java.util.Optional;

/// Finds the answer in a text: what is in its last `\boxed{…}`, else its last line.
public final class ReadAnswer {

    private static final String BOX = "\\boxed{";

    /// Empty only where the text is blank.
    public static Optional<String> of(String text) {
        return boxed(text).or(() -> lastLine(text));
    }

    /// The content of the last `\boxed{…}` whose braces balance.
    public static Optional<String> boxed(String text) {
        for (int start = text.lastIndexOf(BOX);
                start >= 0;
                start = text.lastIndexOf(BOX, start - 1)) {
            int from = start + BOX.length();
            int end = closing(text, from);
            if (end >= 0 && !text.substring(from, end).isBlank()) {
                return Optional.of(text.substring(from, end).strip());
            }
        }
        return Optional.empty();
    }

    private static int closing(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> {
                    depth--;
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private static Optional<String> lastLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .map(line ->
                        line.strip()
                                .replaceFirst(
                                        "(?i)^[*_\\s]*(?:the )?(?:final )?answer(?: is)?[*_:=\\s]*",
                                        ""))
                .filter(line -> !line.isBlank());
    }

    private ReadAnswer() {}
}

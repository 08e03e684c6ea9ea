package dev.reckoner.answer;

import java.util.ArrayDeque;
import java.util.Optional;

/// Finds the answer in a text: the content of its last `\boxed{…}`, or else its last line.
public final class ReadAnswer {

    private static final String BOX = "\\boxed{";

    /// The answer; empty only if the text is blank.
    public static Optional<String> of(String text) {
        return boxed(text).or(() -> lastLine(text));
    }

    /// The content of the last `\boxed{…}` whose braces balance.
    public static Optional<String> boxed(String text) {
        var open = new ArrayDeque<Integer>();
        int from = -1;
        int end = -1;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '{' -> open.push(i + 1);
                case '}' -> {
                    int opened = open.isEmpty() ? -1 : open.pop();
                    if (opened > from && isBox(text, opened) && !isBlank(text, opened, i)) {
                        from = opened;
                        end = i;
                    }
                }
                default -> {}
            }
        }
        return from < 0 ? Optional.empty() : Optional.of(text.substring(from, end).strip());
    }

    private static boolean isBox(String text, int from) {
        return text.startsWith(BOX, from - BOX.length());
    }

    private static boolean isBlank(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == end;
    }

    private static Optional<String> lastLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .map(line ->
                        line.strip()
                                .replaceFirst(
                                        "(?i)^[*_\\s]*+(?:the )?+(?:final )?+answer(?:"
                                                + " is)?+[*_:=\\s]*+",
                                        ""))
                .filter(line -> !line.isBlank());
    }

    private ReadAnswer() {}
}

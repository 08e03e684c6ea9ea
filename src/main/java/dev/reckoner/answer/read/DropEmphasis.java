package dev.reckoner.answer.read;

/// Takes off the `**` of Markdown, which stand with a word on one side only: `**42**`. The power of
/// Python has something on both sides, `x**2`, or blank on both.
final class DropEmphasis {

    static String of(String text) {
        var dropped = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("**", at) && opens(text, at) != closes(text, at + 2)) {
                at += 2;
            } else {
                dropped.append(text.charAt(at++));
            }
        }
        return dropped.toString();
    }

    private static boolean opens(String text, int at) {
        return at == 0
                || Character.isWhitespace(text.charAt(at - 1))
                || ":".indexOf(text.charAt(at - 1)) >= 0;
    }

    private static boolean closes(String text, int at) {
        boolean end = at >= text.length();
        boolean stop =
                !end
                        && ".,:;!".indexOf(text.charAt(at)) >= 0
                        && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
        return end || stop || Character.isWhitespace(text.charAt(at));
    }

    private DropEmphasis() {}
}

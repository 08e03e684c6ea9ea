package dev.reckoner.transcript.markup;

import dev.reckoner.text.Positions;

import java.util.regex.Pattern;

/// The text between fenced blocks, read once from left to right: code spans and formulas keep their
/// content but for a space after a `<`, everything else that could be HTML, an image, a reference
/// or a link elsewhere than to `http` is escaped.
///
/// Formulas come out as Jupyter, GitHub and most others know them: between dollars, on one line, be
/// they written between dollars, `\(` and `\[` or as an environment. An environment that is no
/// formula is a code span, since a renderer of formulas would show an error for it. A dollar that
/// opens no formula is escaped; where its paragraph has others it stands in an element of its own,
/// since MathJax pairs the dollars it finds on the page, after the Markdown has lost its escapes.
final class SafeSpans {

    private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t]*+(?=\n)");
    private static final Pattern WEB_LINK = Pattern.compile("\\]\\(https?://");
    private static final Pattern PRICE =
            Pattern.compile(
                    "\\$\\d[\\d.,]*+\\s++(?:an|and|at|but|by|dollars|each|for|from|if|in|is|less|more|on|or"
                        + "|per|than|then|to|was|when|while|with|million|billion)\\b");
    private static final Pattern CLOSING =
            Pattern.compile("\\\\(?:[)\\]]|end\\{[a-zA-Z]++\\*?+})|\\$|`++");

    private final String text;
    private final Positions<String> closings = new Positions<>();
    private final StringBuilder out = new StringBuilder();
    private int at;

    /// Where the paragraph of `at` ends, which no span outlasts.
    private int end;

    /// Whether this paragraph has several dollars.
    private boolean severalDollars;

    SafeSpans(String text) {
        this.text = text;
        CLOSING.matcher(text).results().forEach(end -> closings.add(end.group(), end.start()));
    }

    String inert() {
        while (at < text.length()) {
            if (at >= end) {
                var blank = BLANK_LINE.matcher(text).region(at, text.length());
                end = blank.find() ? blank.end() : text.length();
                severalDollars = text.substring(at, end).chars().filter(c -> c == '$').count() > 1;
            }
            switch (text.charAt(at)) {
                case '\\' -> escape();
                case '`' -> code();
                case '$' -> dollars();
                case '<' -> put(beginsTag() ? "&lt;" : "<", 1);
                case '!' -> put(text.startsWith("![", at) ? "\\!" : "!", 1);
                case ']' -> bracket();
                default -> put(text.substring(at, at + 1), 1);
            }
        }
        return out.toString();
    }

    private void escape() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        if (next == '(' || next == '[') {
            bracketedFormula(next == '(' ? "\\)" : "\\]", next == '(' ? "$" : "$$");
        } else if (next == '<') {
            put("&lt;", 2);
        } else if (next == '$') {
            put(dollar(), 2);
        } else if (next < 0x80 && Character.isLetter(next)) {
            command();
        } else if (next == '\n') {
            put("\\", 1);
        } else {
            put(text.substring(at, at + 2), 2);
        }
    }

    private void bracketedFormula(String closing, String dollars) {
        int close = closing(closing, at + 2);
        int dollar = closing("$", at + 2);
        if (close < 0 || dollar >= 0 && dollar < close) {
            put(text.substring(at, at + 2), 2);
        } else {
            put(formula(text.substring(at + 2, close).strip(), dollars), close + 2 - at);
        }
    }

    private void command() {
        var begin = TexEnvironments.BEGIN.matcher(text).region(at, text.length());
        if (begin.lookingAt()) {
            String closing = "\\end{" + begin.group(1) + "}";
            int close = closing(closing, begin.end());
            if (close >= 0) {
                int past = close + closing.length();
                put(formula(text.substring(at, past), "$$"), past - at);
                return;
            }
        }
        int past = at + 1;
        while (past < text.length()
                && text.charAt(past) < 0x80
                && Character.isLetter(text.charAt(past))) {
            past++;
        }
        String name = text.substring(at + 1, past);
        put((SafeTex.forbids(name) ? "\\\\" : "\\") + name, past - at);
    }

    private void code() {
        int past = at;
        while (past < text.length() && text.charAt(past) == '`') {
            past++;
        }
        String fence = text.substring(at, past);
        int close = closing(fence, past);
        String span = close < 0 ? fence : text.substring(at, close + fence.length());
        put(SafeMarkdown.spaced(span), span.length());
    }

    /// Where the next of these stands in this paragraph; -1 if there is none.
    private int closing(String written, int from) {
        int next = closings.next(written, from);
        return next < end ? next : -1;
    }

    private void dollars() {
        int length = text.startsWith("$$", at) ? 2 : 1;
        int close = closingDollars(at + length, length);
        if (close < 0 || PRICE.matcher(text).region(at, text.length()).lookingAt()) {
            put(dollar().repeat(length), length);
        } else {
            String formula = text.substring(at + length, close);
            put(formula(formula, "$".repeat(length)), close + length - at);
        }
    }

    private String dollar() {
        return severalDollars ? "<span>\\$</span>" : "\\$";
    }

    private static String formula(String tex, String dollars) {
        boolean known = TexEnvironments.areMathematics(tex) && !tex.contains("$$");
        return known ? dollars + SafeTex.onOneLine(tex) + dollars : CodeFence.span(tex);
    }

    /// A single dollar closes as it does for Pandoc, so that prices are no formulas.
    private int closingDollars(int from, int length) {
        for (int i = from; i <= end - length; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '$' && (length == 1 || text.charAt(i + 1) == '$')) {
                boolean tight = i > from && !blank(from) && !blank(i - 1) && !digit(i + 1);
                return length == 2 || tight ? i : -1;
            }
        }
        return -1;
    }

    private void bracket() {
        boolean link =
                text.startsWith("](", at)
                        && !WEB_LINK.matcher(text).region(at, text.length()).lookingAt();
        put(link || text.startsWith("]:", at) ? "]\\" : "]", 1);
    }

    private boolean beginsTag() {
        return at + 1 < text.length() && "/!?".indexOf(text.charAt(at + 1)) >= 0
                || at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private void put(String written, int read) {
        out.append(written);
        at += read;
    }

    private boolean blank(int i) {
        return Character.isWhitespace(text.charAt(i));
    }

    private boolean digit(int i) {
        return i < text.length() && Character.isDigit(text.charAt(i));
    }
}

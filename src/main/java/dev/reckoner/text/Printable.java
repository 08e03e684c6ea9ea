package dev.reckoner.text;

import java.util.regex.Pattern;

/// Text that can be shown: no terminal escapes, no control characters but line feed and tab,
/// nothing that reorders or hides what stands beside it, no half of a surrogate pair.
public final class Printable {

    private static final Pattern LINE_ENDS = Pattern.compile("\r\n?|[\u2028\u2029]");

    /// A string sequence counts only where it ends on its line: one left open must not swallow the
    /// rest of the text.
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "(?:\u001b\\[|\u009b)[0-?]*+["
                        + " -/]*+[@-~]?|(?:\u001b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\u009d\u0090\u0098\u009e\u009f\n"
                        + "]{0,4096}+(?:\u0007|\u001b\\\\|\u009c)|\u001b[ -/]*+[0-~]?");

    /// What may be the first half of something, at the end of a text that goes on.
    private static final Pattern HALF =
            Pattern.compile(
                    "(?:(?:\u001b\\[|\u009b)[0-?]*+["
                        + " -/]*+|(?:\u001b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\u009d\u0090\u0098\u009e\u009f\n\r"
                        + "\u2028\u2029]{0,4096}+\u001b?|\u001b[ -/]*+|[\r"
                        + "\ud800-\udbff])\\z");

    private static final Pattern LONE_SURROGATE =
            Pattern.compile(
                    "[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]");

    /// Controls, directional embeddings, overrides and isolates, and the invisible copy of ASCII in
    /// plane 14.
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069\\x{e0000}-\\x{e007f}]");

    /// For prose and output.
    public static String text(String raw) {
        if (plain(raw)) {
            return raw;
        }
        String lines = LINE_ENDS.matcher(raw).replaceAll("\n");
        String plain = ESCAPES.matcher(whole(lines, "\ufffd")).replaceAll("");
        return UNSEEN.matcher(plain).replaceAll("");
    }

    /// How much of a text that goes on can be cleaned now: all but half a line's end, half a pair
    /// or an escape that has not ended.
    public static int whole(CharSequence begun) {
        var half = HALF.matcher(begun);
        return half.find() ? half.start() : begun.length();
    }

    /// For source code: what is unseen is written as Python's escape, which within a string literal
    /// means the same.
    public static String code(String raw) {
        if (plain(raw)) {
            return raw;
        }
        String lines = LINE_ENDS.matcher(raw).replaceAll("\n");
        return UNSEEN.matcher(whole(lines, "\ufffd"))
                .replaceAll(found -> "\\\\" + escape(found.group()));
    }

    /// Whether there is nothing that any pattern here could find, as in most texts.
    private static boolean plain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean control = c < ' ' ? c != '\n' && c != '\t' : c >= 0x7f && c <= 0x9f;
            if (control || c >= '\u2028' && c <= '\u2069' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String whole(String text, String instead) {
        return LONE_SURROGATE.matcher(text).replaceAll(instead);
    }

    private static String escape(String unseen) {
        int point = unseen.codePointAt(0);
        if (point < 0x100) {
            return "x%02x".formatted(point);
        }
        return (point < 0x10000 ? "u%04x" : "U%08x").formatted(point);
    }

    private Printable() {}
}

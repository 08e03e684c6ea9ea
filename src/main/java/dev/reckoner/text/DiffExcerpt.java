package dev.reckoner.text;

import com.fasterxml.jackson.databind.node.TextNode;

import java.util.regex.Pattern;

/// Short excerpts of two texts, around the first character in which they differ. They are quoted as
/// in JSON and fit into one line of a message.
public record DiffExcerpt(String one, String other) {

    private static final int BEFORE = 24;
    private static final int MOST = 72;
    private static final Pattern CONTROL = Pattern.compile("\\p{C}");

    public static DiffExcerpt of(String one, String other) {
        int from = Math.max(0, firstDifference(one, other) - BEFORE);
        return new DiffExcerpt(excerpt(one, from), excerpt(other, from));
    }

    private static int firstDifference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String excerpt(String text, int from) {
        int start = HeadTail.whole(text, Math.min(from, text.length()));
        int end = HeadTail.whole(text, Math.min(start + MOST, text.length()));
        String quoted = TextNode.valueOf(text.substring(start, end)).toString();
        String plain =
                CONTROL.matcher(quoted)
                        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
        return (start > 0 ? "…" : "") + plain + (end < text.length() ? "…" : "");
    }
}

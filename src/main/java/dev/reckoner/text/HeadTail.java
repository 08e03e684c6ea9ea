package dev.reckoner.text;

/// A long text with its middle left out.
///
/// @param dropped characters between the two
public record HeadTail(String head, long dropped, String tail) {

    /// Cuts no character in half.
    public static HeadTail of(String text, int most) {
        if (text.length() <= most) {
            return new HeadTail(text, 0, "");
        }
        int head = whole(text, most / 2);
        int tail = text.length() - (most - most / 2);
        if (whole(text, tail) < tail) {
            tail++;
        }
        return new HeadTail(text.substring(0, head), tail - head, text.substring(tail));
    }

    /// The beginning of a text, without half a character at its end.
    public static String head(String text, int most) {
        return text.length() <= most ? text : text.substring(0, whole(text, most));
    }

    /// The nearest place at or before `at` that is not inside a character.
    public static int whole(CharSequence text, int at) {
        boolean inside =
                at > 0
                        && at < text.length()
                        && Character.isLowSurrogate(text.charAt(at))
                        && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }

    /// All of it, with a line that says how much is missing.
    @Override
    public String toString() {
        return head + note() + tail;
    }

    /// The line that says how much is missing; empty where nothing is.
    public String note() {
        return dropped == 0 ? "" : "\n[... " + dropped + " characters cut ...]\n";
    }
}

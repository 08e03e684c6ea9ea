package dev.reckoner.text;

import java.util.List;

/// Separates what a model thinks, between tags such as `<think>` and `</think>`, from what it says.
///
/// An opening tag without a closing one begins thoughts that last to the end of the text. Before a
/// closing tag without an opening one everything is thought: the template of some models contains
/// the opening tag. The time is linear in the length of the text.
///
/// @param thought the text between tags; empty if there is none
/// @param said the rest of the text
public record ThinkTags(String thought, String said) {

    private static final List<String> OPENING = List.of("<think>", "<thinking>", "[THINK]");
    private static final List<String> CLOSING = List.of("</think>", "</thinking>", "[/THINK]");

    private static final int LONGEST = "</thinking>".length();

    public static ThinkTags of(String text) {
        var reader = new Reader(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '[') {
                i = reader.read(i) - 1;
            }
        }
        return reader.end();
    }

    /// The number of characters of the tag at this place; 0 if there is none.
    public static int tagAt(String text, int at) {
        return Math.max(length(OPENING, text, at), length(CLOSING, text, at));
    }

    public static boolean opensAt(String text, int at) {
        return length(OPENING, text, at) > 0;
    }

    /// Whether a tag can begin at this place and go on after the end of the text.
    public static boolean isBeginning(String text, int at) {
        if (text.length() - at >= LONGEST) {
            return false;
        }
        String rest = text.substring(at);
        return OPENING.stream().anyMatch(tag -> tag.startsWith(rest))
                || CLOSING.stream().anyMatch(tag -> tag.startsWith(rest));
    }

    private static int length(List<String> tags, String text, int at) {
        return tags.stream()
                .filter(tag -> text.startsWith(tag, at))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    private static final class Reader {

        private final String text;
        private final StringBuilder thought = new StringBuilder();
        private final StringBuilder said = new StringBuilder();
        private boolean thinking;
        private int from;

        Reader(String text) {
            this.text = text;
        }

        /// @return where to go on
        int read(int at) {
            int length = tagAt(text, at);
            if (length == 0) {
                return at + 1;
            }
            boolean opens = opensAt(text, at);
            take(at);
            if (!opens && !thinking) {
                thought.append(said);
                said.setLength(0);
            }
            thinking = opens;
            from = at + length;
            return from;
        }

        private void take(int end) {
            (thinking ? thought : said).append(text, from, end);
        }

        ThinkTags end() {
            take(text.length());
            return from == 0
                    ? new ThinkTags("", text)
                    : new ThinkTags(thought.toString().strip(), said.toString().strip());
        }
    }
}

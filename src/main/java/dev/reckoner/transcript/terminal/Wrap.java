package dev.reckoner.transcript.terminal;

import dev.reckoner.text.Printable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Text in rows of a terminal, by the columns that its characters take.
final class Wrap {

    private static final Pattern MARGIN =
            Pattern.compile("\\s*+(?:(?:[-*+>]|\\d{1,3}+[.)])\\s++)?+");
    private static final Pattern FENCE = Pattern.compile("\\s*+(?:```|~~~)");
    private static final Pattern INDENTED_CODE = Pattern.compile(" {4,}+[^\\s*+0-9>-]");

    /// What a line is, as far as its beginning tells.
    sealed interface Kind {

        /// It is too short to tell.
        record Unknown() implements Kind {}

        record Code() implements Kind {}

        /// @param margin characters of the first row in whose place the others have blanks
        record Hanging(int margin) implements Kind {}
    }

    /// Wraps at spaces, items of a list hanging from their mark; blocks of code are left as they
    /// are.
    static List<String> prose(String text, int width) {
        var rows = new ArrayList<String>();
        boolean block = false;
        for (String line : text.split("\n", -1)) {
            rows.addAll(rows(line, block, width));
            block ^= isFence(line);
        }
        return rows;
    }

    /// The rows of a whole line.
    ///
    /// @param block whether it is inside a block of code
    static List<String> rows(String line, boolean block, int width) {
        if (kind(line, block, width) instanceof Kind.Code) {
            return List.of(line.stripTrailing());
        }
        int margin = margin(line, width);
        var breaking = new LineWrapper(line.substring(0, margin), width);
        breaking.add(line.substring(margin));
        return breaking.rest();
    }

    static boolean isFence(CharSequence line) {
        return FENCE.matcher(line).lookingAt();
    }

    static Kind kind(CharSequence beginning, boolean block, int width) {
        var fence = FENCE.matcher(beginning);
        if (fence.lookingAt() || block) {
            return new Kind.Code();
        }
        boolean mayBeFence = fence.hitEnd();
        var margin = MARGIN.matcher(beginning);
        boolean mayBeLonger = margin.lookingAt() && margin.hitEnd() && margin.end() < width / 2;
        if (mayBeFence || mayBeLonger) {
            return new Kind.Unknown();
        }
        return INDENTED_CODE.matcher(beginning).lookingAt()
                ? new Kind.Code()
                : new Kind.Hanging(margin(beginning, width));
    }

    private static int margin(CharSequence line, int width) {
        var margin = MARGIN.matcher(line);
        return margin.lookingAt() ? Math.min(margin.end(), width / 2) : 0;
    }

    /// Cuts wherever a row is full, so that nothing is lost of a long number; a character is not
    /// cut.
    static List<String> chopped(String line, int width) {
        var rows = new ArrayList<String>();
        var counter = new Columns();
        int from = 0;
        int columns = 0;
        int last = 0;
        int lastColumns = 0;
        for (int at = 0; at < line.length(); ) {
            int point = line.codePointAt(at);
            int grown = counter.add(point);
            if (!counter.joined()) {
                last = at;
                lastColumns = 0;
            }
            if (columns + grown > width && last > from) {
                rows.add(line.substring(from, last));
                from = last;
                columns = lastColumns;
            }
            columns += grown;
            lastColumns += grown;
            at += Character.charCount(point);
        }
        rows.add(line.substring(from));
        return rows;
    }

    /// All on one line, cleaned, to be wrapped or cut.
    static String line(String text) {
        return Printable.text(text).replaceAll("\\s+", " ").strip();
    }

    private Wrap() {}
}

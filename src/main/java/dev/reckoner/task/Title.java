package dev.reckoner.task;

import dev.reckoner.text.HeadTail;

/// A statement's heading, or where it has none its first words, and what is left to be shown below.
///
/// @param title on one line
/// @param body the statement without its heading; empty where the title is all of it
record Title(String title, String body) {

    private static final int LONGEST_HEADING = 200;
    private static final int LONGEST = 72;
    private static final int MARKS = 6;

    /// More than enough for the first words; the rest of a long statement is not looked at.
    private static final int READ = 400;

    static Title of(String statement) {
        String text = statement.strip();
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        String heading = heading(first);
        if (!heading.isEmpty() && heading.length() <= LONGEST_HEADING) {
            return new Title(heading, text.substring(first.length()).strip());
        }
        String beginning = HeadTail.head(text, READ).replaceAll("\\s+", " ");
        return beginning.length() <= LONGEST && end < 0
                ? new Title(text, "")
                : new Title(words(beginning), text);
    }

    /// The text of a heading's line; empty for any other line.
    private static String heading(String line) {
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == '#') {
            marks++;
        }
        boolean headed =
                marks > 0
                        && marks <= MARKS
                        && marks < line.length()
                        && Character.isWhitespace(line.charAt(marks));
        return headed ? line.substring(marks).strip() : "";
    }

    /// Whole words, and no part of a formula.
    private static String words(String text) {
        int cut = 0;
        boolean formula = false;
        for (int i = 0; i <= Math.min(text.length(), LONGEST); i++) {
            boolean blank = i == text.length() || text.charAt(i) == ' ';
            if (blank && !formula) {
                cut = i;
            }
            if (text.startsWith("\\(", i) || text.startsWith("\\[", i)) {
                formula = true;
            } else if (text.startsWith("\\)", i) || text.startsWith("\\]", i)) {
                formula = false;
            } else if (text.startsWith("$", i) && !text.startsWith("\\", i - 1)) {
                formula ^= !text.startsWith("$", i + 1);
            }
        }
        return cut == 0 ? "Problem" : cut == text.length() ? text : text.substring(0, cut) + " …";
    }
}

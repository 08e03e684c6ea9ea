package dev.reckoner.transcript.markup;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Lists of LaTeX (`itemize`, `enumerate`, `description`) written as lists of Markdown.
///
/// What is between the marks stays as it is. No end is looked for, so a list without its end is a
/// list all the same.
final class TexLists {

    private static final String BRACKETS = "(?:\\[([^]\\n]{0,200}+)])?+";
    private static final Pattern MARK =
            Pattern.compile(
                    "(?<![`\\\\])\\\\(?:(begin|end)\\{(itemize|enumerate|description)}"
                            + BRACKETS
                            + "\\s*+|item(?![A-Za-z])[ \\t]*+"
                            + BRACKETS
                            + "[ \\t]*+)");
    private static final Pattern FENCE = Pattern.compile("(?m)^([ \\t]*+)(?=```|~~~)");
    private static final String INDENT = "   ";
    private static final int DEEPEST = 8;

    private final StringBuilder out = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();

    private static final class Open {
        private final boolean numbered;
        private int items;

        Open(boolean numbered) {
            this.numbered = numbered;
        }
    }

    static String markdown(String text) {
        var mark = MARK.matcher(text);
        if (!mark.find()) {
            return text;
        }
        var lists = new TexLists();
        int from = 0;
        do {
            lists.out.append(text, from, mark.start());
            lists.write(mark.toMatchResult());
            from = mark.end();
        } while (mark.find());
        lists.out.append(text, from, text.length());
        return FENCE.matcher(lists.out).replaceAll("$1\\\\");
    }

    private void write(MatchResult mark) {
        String what = mark.group(1) == null ? "item" : mark.group(1);
        switch (what) {
            case "begin" -> {
                endLine(open.isEmpty() ? "\n\n" : "\n");
                open.push(new Open(mark.group(2).equals("enumerate")));
            }
            case "end" -> {
                open.poll();
                endLine(open.isEmpty() ? "\n\n" : "\n");
            }
            default -> item(mark);
        }
    }

    private void item(MatchResult mark) {
        var list = open.peek();
        if (list == null) {
            out.append(mark.group());
            return;
        }
        list.items++;
        endLine("\n");
        out.repeat(INDENT, Math.min(open.size() - 1, DEEPEST))
                .append(list.numbered ? list.items + ". " : "- ")
                .append(label(mark.group(4)));
    }

    private static String label(@Nullable String label) {
        return label == null || label.isBlank() ? "" : label + " ";
    }

    private void endLine(String end) {
        int length = out.length();
        while (length > 0 && Character.isWhitespace(out.charAt(length - 1))) {
            length--;
        }
        String blank = out.substring(length);
        out.setLength(length);
        if (length > 0) {
            out.append(blank.chars().filter(c -> c == '\n').count() > 1 ? "\n\n" : end);
        }
    }

    private TexLists() {}
}

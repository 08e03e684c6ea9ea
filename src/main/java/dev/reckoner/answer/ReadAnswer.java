package dev.reckoner.answer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the answer in a text: the content of its last `\boxed{…}`, or else what its last "answer:"
/// says, or else its last line.
///
/// Words around an answer may deny or withdraw it: "not \boxed{42}", "\boxed{42}? No, 43". Then the
/// answer is the whole sentence, and whoever reads it sees the words. So it is where the box is
/// only a part of a formula: `-\boxed{42}`.
public final class ReadAnswer {

    private static final int MOST_LINES = 200;
    private static final String BOX = "\\boxed{";

    private static final Pattern LABEL =
            Pattern.compile(
                    "\\banswers?+[*_]*+(?:\\s*+[:=]|\\s++(?:is|are)\\b)[*_:=\\s]*+",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s++[A-Z])");

    private record Span(int from, int end) {
        String of(String text) {
            return text.substring(from, end).strip();
        }

        int outerFrom() {
            return from - BOX.length();
        }

        int outerEnd() {
            return end + 1;
        }
    }

    /// The answer; empty only if the text is blank.
    public static Optional<String> of(String text) {
        return boxed(text).or(() -> labelled(text)).or(() -> lastLine(text));
    }

    /// What the last `\boxed{…}` whose braces balance says.
    public static Optional<String> boxed(String text) {
        List<Span> boxes = boxes(text);
        if (boxes.isEmpty()) {
            return Optional.empty();
        }
        Span last = boxes.getLast();
        int first = boxes.size() - 1;
        while (first > 0 && isJoined(text, boxes.get(first - 1), boxes.get(first))) {
            first--;
        }
        int lower = first == 0 ? 0 : boxes.get(first - 1).outerEnd();
        String before = lastSentence(text.substring(lower, boxes.get(first).outerFrom()));
        String after = text.substring(last.outerEnd());
        String content = content(text, boxes.subList(first, boxes.size()));
        String line = after.lines().findFirst().orElse("");
        if (AroundBox.isPartOfFormula(before, line)) {
            return Optional.of((before + content + line).strip());
        }
        boolean withdrawn =
                AroundAnswer.withdraws(after) || AroundBox.isFollowedByAnother(content, after);
        return Optional.of(
                withdrawn || AroundAnswer.denies(before)
                        ? (before + content + (withdrawn ? after : "")).strip()
                        : content);
    }

    /// `\boxed{41} or \boxed{42}` says both.
    private static boolean isJoined(String text, Span left, Span right) {
        return right.outerFrom() >= left.outerEnd()
                && AroundAnswer.joins(text.substring(left.outerEnd(), right.outerFrom()));
    }

    private static String content(String text, List<Span> joined) {
        var content = new StringBuilder(joined.getFirst().of(text));
        for (int i = 1; i < joined.size(); i++) {
            content.append(text, joined.get(i - 1).outerEnd(), joined.get(i).outerFrom())
                    .append(joined.get(i).of(text));
        }
        return content.toString();
    }

    /// The boxes that have no other box in them, from the first to the last.
    private static List<Span> boxes(String text) {
        var open = new ArrayDeque<Integer>();
        var boxes = new ArrayList<Span>();
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '{' -> open.push(i + 1);
                case '}' -> {
                    int opened = open.isEmpty() ? -1 : open.pop();
                    boolean innermost = boxes.isEmpty() || boxes.getLast().from() < opened;
                    if (innermost && isBox(text, opened) && !isBlank(text, opened, i)) {
                        boxes.add(new Span(opened, i));
                    }
                }
                default -> {}
            }
        }
        return boxes;
    }

    private static boolean isBox(String text, int from) {
        return from >= 0 && text.startsWith(BOX, from - BOX.length());
    }

    private static boolean isBlank(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == end;
    }

    private static Optional<String> labelled(String text) {
        var label = LABEL.matcher(text);
        int from = -1;
        int end = -1;
        while (label.find()) {
            from = label.start();
            end = label.end();
        }
        if (from < 0 || end == text.length()) {
            return Optional.empty();
        }
        String before = lastSentence(text.substring(0, from));
        String after = text.substring(end);
        boolean withdrawn = AroundAnswer.withdraws(after);
        if (withdrawn || !AroundAnswer.leads(before)) {
            String rest = withdrawn ? after : firstSentence(after);
            return Optional.of((before + text.substring(from, end) + rest).strip());
        }
        return Optional.of(unmarked(firstSentence(after)));
    }

    /// The first sentence of the first line that says something, with the lines below it that its
    /// brackets end on.
    private static String firstSentence(String text) {
        List<String> lines = text.lines().toList();
        int first = 0;
        while (first < lines.size() - 1 && !says(lines.get(first))) {
            first++;
        }
        if (lines.isEmpty()) {
            return "";
        }
        int end = first + 1;
        int open = closings(lines.get(first));
        while (open < 0 && end < lines.size() && end - first < MOST_LINES) {
            open += closings(lines.get(end));
            end++;
        }
        String block = String.join("\n", lines.subList(first, open == 0 ? end : first + 1));
        var sentence = SENTENCE_END.matcher(block);
        return sentence.find() ? block.substring(0, sentence.start()) : block;
    }

    private static String lastSentence(String text) {
        int line = text.lastIndexOf('\n') + 1;
        var end = SENTENCE_END.matcher(text).region(line, text.length());
        int from = line;
        while (end.find()) {
            from = end.end();
        }
        int closed =
                Math.max(
                        text.lastIndexOf(". "),
                        Math.max(text.lastIndexOf("! "), text.lastIndexOf("? ")));
        return text.substring(Math.max(from, closed + 1));
    }

    /// The last line with a letter or a digit, and the lines above it that its brackets begin on.
    private static Optional<String> lastLine(String text) {
        List<String> lines = text.lines().toList();
        int last = lines.size() - 1;
        while (last >= 0 && !says(lines.get(last))) {
            last--;
        }
        if (last < 0) {
            return text.lines().filter(line -> !line.isBlank()).findFirst().map(String::strip);
        }
        int first = last;
        int open = closings(lines.get(first));
        while (open > 0 && first > 0 && last - first < MOST_LINES) {
            first--;
            open += closings(lines.get(first));
        }
        return Optional.of(unmarked(String.join("\n", lines.subList(first, last + 1))))
                .filter(line -> !line.isBlank());
    }

    private static boolean says(String line) {
        return line.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c > 127)
                || line.contains("{}")
                || line.contains("\\{");
    }

    /// How many more brackets and environments a line closes than it opens.
    private static int closings(String line) {
        int closings = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (")]}".indexOf(c) >= 0) {
                closings++;
            } else if ("([{".indexOf(c) >= 0) {
                closings--;
            } else if (line.startsWith("\\end{", i)) {
                closings++;
            } else if (line.startsWith("\\begin{", i)) {
                closings--;
            }
        }
        return closings;
    }

    /// Without the marks of Markdown around it.
    private static String unmarked(String line) {
        String unmarked = line.strip();
        for (String mark : List.of("**", "__", "`", "*")) {
            boolean closed = unmarked.endsWith(mark + ".") || unmarked.endsWith(mark);
            if (unmarked.startsWith(mark) && closed && unmarked.length() > 2 * mark.length()) {
                int end = unmarked.lastIndexOf(mark);
                unmarked = unmarked.substring(mark.length(), Math.max(end, mark.length())).strip();
            }
        }
        if (unmarked.endsWith("**") && unmarked.indexOf("**") == unmarked.length() - 2) {
            unmarked = unmarked.substring(0, unmarked.length() - 2).strip();
        }
        return unmarked;
    }

    private ReadAnswer() {}
}

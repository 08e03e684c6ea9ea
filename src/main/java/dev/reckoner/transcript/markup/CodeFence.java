package dev.reckoner.transcript.markup;

import dev.reckoner.text.Printable;

import java.util.regex.Pattern;

/// Code in Markdown, in fences longer than any run of backticks inside.
public final class CodeFence {

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    /// A block that starts and ends with a fence at the left margin.
    public static String block(String language, String content) {
        String fence = "`".repeat(Math.max(3, longestRun(content) + 1));
        String end = content.isEmpty() || content.endsWith("\n") ? "" : "\n";
        return fence + language + "\n" + content + end + fence;
    }

    /// A code span on one line.
    public static String span(String content) {
        String line = SafeMarkdown.spaced(Printable.text(content).replace('\n', ' ').strip());
        if (line.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + pad + line + pad + fence;
    }

    private static int longestRun(String content) {
        return BACKTICKS
                .matcher(content)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }

    private CodeFence() {}
}

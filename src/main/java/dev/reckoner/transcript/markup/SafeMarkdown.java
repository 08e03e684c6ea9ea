package dev.reckoner.transcript.markup;

import dev.reckoner.text.Printable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Markdown of a model, or of a problem, made inert without parsing it as any one renderer would.
///
/// Fenced blocks are taken out and put back at the left margin in fences of our own, the last one
/// closed; a fence behind a list or quote mark is escaped. So all renderers agree on what is a
/// block of code, and nothing else is left as it was: [SafeSpans] sees to it that outside of blocks
/// no `<` begins a tag and no link leads anywhere but to `http`, whether a renderer takes the place
/// for text, for code or for a formula.
public final class SafeMarkdown {

    private static final Pattern FENCE =
            Pattern.compile("([ \\t]*+)(`{3,}+(?=[^`]*+$)|~{3,}+)[ \\t]*+([\\w+#-]*+).*+");

    private static final Pattern FENCE_IN_CONTAINER =
            Pattern.compile("(?m)^((?:[ \\t]*+(?:[>*+:-]|\\d{1,9}+[.)]))++[ \\t]*+)(?=```|~~~)");

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_~&]|^[#>]|^[+-](?=\\s)");
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,9}+)(?=[.)]\\s)");

    private static final Pattern MARKUP = Pattern.compile("<(?=[A-Za-z/!?])|](?=[(:])|!(?=\\[)");

    public static String inert(String text) {
        var blocks = new ArrayList<String>();
        var prose = new ArrayList<String>();
        var lines = Printable.text(text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var fence = FENCE.matcher(lines[i]);
            if (!fence.matches()) {
                prose.add(lines[i]);
                continue;
            }
            flush(prose, blocks);
            var code = new ArrayList<String>();
            for (i++; i < lines.length && !closes(lines[i], fence.group(2)); i++) {
                code.add(dedented(lines[i], fence.group(1).length()));
            }
            blocks.add(CodeFence.block(fence.group(3), String.join("\n", code)));
        }
        flush(prose, blocks);
        return String.join("\n\n", blocks);
    }

    /// The same on one line, for a heading.
    public static String line(String text) {
        return inert(text.replaceAll("\\s+", " ").strip()).replace('\n', ' ');
    }

    /// A line of plain text, of which nothing is markup.
    public static String literal(String line) {
        String marked = SPECIAL.matcher(line.strip()).replaceAll("\\\\$0");
        return inert(NUMBERED.matcher(marked).replaceAll("$1\\\\"));
    }

    public static String quoted(String inert) {
        return inert.lines()
                .map(line -> line.isEmpty() ? ">" : "> " + line)
                .collect(Collectors.joining("\n"));
    }

    /// With a space inside whatever would begin a tag, a link's target or an image. TeX ignores it.
    static String spaced(String text) {
        return MARKUP.matcher(text).replaceAll("$0 ");
    }

    private static void flush(List<String> prose, List<String> blocks) {
        String lists = TexLists.markdown(String.join("\n", prose));
        String chunk = FENCE_IN_CONTAINER.matcher(lists).replaceAll("$1\\\\").strip();
        if (!chunk.isEmpty()) {
            blocks.add(new SafeSpans(chunk).inert());
        }
        prose.clear();
    }

    private static boolean closes(String line, String fence) {
        String run = line.strip();
        return run.length() >= fence.length() && run.chars().allMatch(c -> c == fence.charAt(0));
    }

    private static String dedented(String line, int by) {
        int margin = 0;
        while (margin < Math.min(by, line.length())
                && Character.isWhitespace(line.charAt(margin))) {
            margin++;
        }
        return line.substring(margin);
    }

    private SafeMarkdown() {}
}

package dev.reckoner.transcript;

import dev.reckoner.text.Printable;
import dev.reckoner.transcript.markup.CodeFence;
import dev.reckoner.transcript.markup.Formula;
import dev.reckoner.transcript.markup.SafeMarkdown;

/// The answer as notebooks and Markdown show it: a formula typeset, prose with its formulas, a
/// plain text as it is. What is Python, long or of several lines is a block of code.
final class AnswerBlock {

    private static final int LONGEST_LINE = 400;

    static String of(String answer) {
        if (answer.contains("def answer")) {
            return CodeFence.block("python", Printable.code(answer));
        }
        return Formula.of(answer).map(Formula::markdown).orElseGet(() -> text(answer));
    }

    private static String text(String answer) {
        String text = Printable.code(answer).strip();
        boolean delimited =
                text.indexOf('$') != text.lastIndexOf('$')
                        || text.contains("\\(")
                        || text.contains("\\[");
        if (delimited) {
            return SafeMarkdown.inert(text);
        }
        boolean line =
                text.length() <= LONGEST_LINE
                        && text.indexOf('\n') < 0
                        && !text.contains("\\begin{");
        return line ? SafeMarkdown.literal(text) : CodeFence.block("text", text);
    }

    private AnswerBlock() {}
}

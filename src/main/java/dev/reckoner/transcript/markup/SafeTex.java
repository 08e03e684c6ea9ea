package dev.reckoner.transcript.markup;

import java.util.Set;
import java.util.regex.Pattern;

/// A formula that is only a formula: it links nowhere, styles nothing, and leaves the meaning of
/// later ones alone. (MathJax keeps definitions for the whole page.) It reads and writes no file,
/// either, where a notebook is made into a PDF by LaTeX, which can.
public final class SafeTex {

    private static final Set<String> FORBIDDEN =
            Set.of(
                    "href",
                    "url",
                    "class",
                    "cssId",
                    "style",
                    "data",
                    "bbox",
                    "mmlToken",
                    "require",
                    "htmlClass",
                    "htmlId",
                    "htmlStyle",
                    "htmlData",
                    "includegraphics",
                    "def",
                    "gdef",
                    "edef",
                    "xdef",
                    "let",
                    "global",
                    "futurelet",
                    "newcommand",
                    "renewcommand",
                    "providecommand",
                    "newenvironment",
                    "renewenvironment",
                    "DeclareMathOperator",
                    "input",
                    "include",
                    "openin",
                    "openout",
                    "read",
                    "readline",
                    "write",
                    "immediate",
                    "special",
                    "directlua",
                    "usepackage",
                    "verbatiminput",
                    "lstinputlisting",
                    "catcode",
                    "lccode",
                    "uccode",
                    "lowercase",
                    "uppercase",
                    "csname",
                    "expandafter",
                    "scantokens",
                    "scantextokens",
                    "makeatletter");

    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)%");
    private static final Pattern LINE_BREAK = Pattern.compile("(?<![ \t])[ \t]*+\n[ \t]*+");

    /// TeX takes `^^5c` for a backslash. Between two carets a space means the same elsewhere.
    private static final Pattern ESCAPED = Pattern.compile("\\^(?=\\^)");

    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)");

    public static String inert(String formula) {
        String spaced = ESCAPED.matcher(SafeMarkdown.spaced(formula)).replaceAll("^ ");
        return COMMAND.matcher(spaced)
                .replaceAll(found ->
                        forbids(found.group(1))
                                ? "\\\\mathrm{" + found.group(1) + "}"
                                : "\\\\" + found.group(1));
    }

    /// The same on one line, so that a line of a formula is not taken for a list or a heading; not
    /// where the rest of a line is a comment.
    static String onOneLine(String formula) {
        String inert = inert(formula);
        return COMMENT.matcher(inert).find() ? inert : LINE_BREAK.matcher(inert).replaceAll(" ");
    }

    static boolean forbids(String command) {
        return FORBIDDEN.contains(command);
    }

    private SafeTex() {}
}

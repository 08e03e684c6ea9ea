package dev.reckoner.transcript;

import java.util.Set;
import java.util.regex.Pattern;

/// A formula that is only a formula: it links nowhere, styles nothing, and leaves the meaning of
/// later ones alone. (MathJax keeps definitions for the whole page.)
final class Tex {

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
                    "DeclareMathOperator");

    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)");

    static String inert(String formula) {
        return COMMAND.matcher(Prose.spaced(formula))
                .replaceAll(found ->
                        forbids(found.group(1))
                                ? "\\\\mathrm{" + found.group(1) + "}"
                                : "\\\\" + found.group(1));
    }

    static boolean forbids(String command) {
        return FORBIDDEN.contains(command);
    }

    private Tex() {}
}

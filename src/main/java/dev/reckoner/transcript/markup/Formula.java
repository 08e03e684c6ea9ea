package dev.reckoner.transcript.markup;

import dev.reckoner.text.Printable;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text that is one formula of LaTeX and nothing else.
///
/// @param tex as it was written, without dollars around it
public record Formula(String tex) {

    private static final Map<String, String> DELIMITERS =
            Map.of("$", "$", "\\(", "\\)", "\\[", "\\]");

    private static final Pattern MARKUP = Pattern.compile("\\\\[A-Za-z]|[\\^_]\\{");

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?s)\\\\(?:begin|end)\\{[a-zA-Z]++\\*?+}|\\\\[A-Za-z]++|\\\\.?+|[{}$]|\\n["
                            + " \\t]*+\\n");

    private static final Pattern WORD = Pattern.compile("(?<![^\\s,;.])[A-Za-z]{2,}+(?![^\\s,;.])");

    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)%");

    /// Empty where a text is plain or prose, and where a renderer of formulas would show an error.
    public static Optional<Formula> of(String text) {
        String whole = Printable.text(text).strip();
        String inside = inside(whole);
        boolean delimited = inside.length() < whole.length();
        boolean formula = delimited || MARKUP.matcher(whole).find();
        return formula && !inside.isEmpty() && Structure.of(inside).isFormula(delimited)
                ? Optional.of(new Formula(inside))
                : Optional.empty();
    }

    /// For a notebook or a Markdown file, as large as one that stands alone.
    public String markdown() {
        String line = SafeTex.onOneLine(COMMENT.matcher(tex).replaceAll("\\\\%"));
        if (line.startsWith("\\begin")) {
            return "$$" + line + "$$";
        }
        return line.startsWith("\\displaystyle")
                ? "$" + line + "$"
                : "$\\displaystyle " + line + "$";
    }

    private static String inside(String whole) {
        if (whole.length() > 4 && whole.startsWith("$$") && whole.endsWith("$$")) {
            return whole.substring(2, whole.length() - 2).strip();
        }
        for (var around : DELIMITERS.entrySet()) {
            int length = around.getKey().length();
            if (whole.length() > 2 * length
                    && whole.startsWith(around.getKey())
                    && whole.endsWith(around.getValue())) {
                return whole.substring(length, whole.length() - length).strip();
            }
        }
        return whole;
    }

    /// @param paired whether braces, environments, and `\left` with `\right` are in pairs, and
    ///   there is nothing that ends a formula
    /// @param outer what stands in no braces
    private record Structure(String tex, boolean paired, String outer) {

        static Structure of(String tex) {
            var open = new ArrayDeque<String>();
            var outer = new StringBuilder();
            boolean paired = true;
            int from = 0;
            var token = TOKEN.matcher(tex);
            while (paired && token.find()) {
                if (open.isEmpty()) {
                    outer.append(tex, from, token.start()).append(token.group());
                }
                from = token.end();
                String closed = closed(token.group());
                if (!closed.isEmpty()) {
                    paired = closed.equals(open.poll());
                } else if (!opened(token.group()).isEmpty()) {
                    open.push(opened(token.group()));
                } else {
                    paired = allowed(token.group());
                }
            }
            outer.append(open.isEmpty() ? tex.substring(from) : "");
            return new Structure(tex, paired && open.isEmpty(), outer.toString());
        }

        /// @param delimited whether it was written as a formula, and so is no prose
        boolean isFormula(boolean delimited) {
            return paired
                    && TexEnvironments.areMathematics(tex)
                    && (delimited || tex.contains("\\begin") || !WORD.matcher(outer).find());
        }

        private static String opened(String token) {
            return switch (token) {
                case "{" -> "}";
                case "\\left" -> "\\right";
                default -> token.startsWith("\\begin{") ? "\\end" + token.substring(6) : "";
            };
        }

        private static String closed(String token) {
            return token.equals("}") || token.equals("\\right") || token.startsWith("\\end{")
                    ? token
                    : "";
        }

        private static boolean allowed(String token) {
            return switch (token) {
                case "$", "\\", "\\(", "\\)", "\\[", "\\]" -> false;
                default -> !token.startsWith("\n");
            };
        }
    }
}

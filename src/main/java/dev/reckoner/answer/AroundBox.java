package dev.reckoner.answer;

import java.util.regex.Pattern;

/// What stands beside a `\boxed{…}` and makes it less than the answer: the rest of a formula, or
/// another answer below it.
final class AroundBox {

    private static final int MOST_COMPARED = 200;

    private static final String OPERATORS =
            "\\\\(?:cdot|times|div|pm|mp|neq?|leq?|geq?|lt|gt|approx|sim|simeq|not)";

    /// A bullet or a quotation mark of Markdown begins its line and has a blank behind it; a dash
    /// between words has blanks around it.
    private static final Pattern FORMULA_BEFORE =
            Pattern.compile(
                    "(?:(?:"
                            + OPERATORS
                            + "|[/^<≠≈≤≥±×·√]|\\S\\s*+[+]|[^\\s>]\\s*+>"
                            + "|(?:[0-9)}]|(?<![a-zA-Z])[a-z])\\s*+[-−])\\s*+|[-+−0-9]|[\\^_]\\{"
                            + "|\\\\sqrt(?:\\[[^\\]]{0,9}\\])?\\{"
                            + "|\\\\[dt]?frac(?:\\{[^{}]{0,99}\\})?\\{)(?:\\\\[,;:! ])?$");

    private static final Pattern FORMULA_BEHIND =
            Pattern.compile(
                    "(?:\\\\[,;:! ]|\\s)*+(?:"
                            + OPERATORS
                            + "(?![a-zA-Z])|[\\^_/<≠≈≤≥±×·]|\\\\?%|[+−]|-[0-9a-z\\\\(]|-\\s*+[0-9\\\\])");

    private static final Pattern ANSWER =
            Pattern.compile(
                    "\\b(?:(?:correct|right|true|actual|final)\\s++answer[*_]*+\\s*+(?:is\\b|[:=])"
                            + "|answer[*_]*+\\s*+[:=])(?<said>[^\\n]*+)",
                    Pattern.CASE_INSENSITIVE);

    /// Whether an operator joins the box to what stands in front of it or behind it in its line.
    static boolean isPartOfFormula(String before, String after) {
        String near = before.substring(Math.max(0, before.length() - MOST_COMPARED));
        return FORMULA_BEFORE.matcher(near).find() || FORMULA_BEHIND.matcher(after).lookingAt();
    }

    /// Whether another answer is given below the box: "\boxed{42}. The correct answer is 43."
    static boolean isFollowedByAnother(String content, String after) {
        String begun = content.substring(0, Math.min(content.length(), MOST_COMPARED));
        var answer = ANSWER.matcher(after);
        while (answer.find()) {
            String said = answer.group("said");
            if (!said.isBlank() && !said.contains(begun)) {
                return true;
            }
        }
        return false;
    }

    private AroundBox() {}
}

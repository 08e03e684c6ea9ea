package dev.reckoner.transcript.markup;

import java.util.Set;
import java.util.regex.Pattern;

/// Which environments of LaTeX are formulas. A renderer of formulas shows an error for any other.
final class TexEnvironments {

    static final Pattern BEGIN = Pattern.compile("\\\\begin\\{([a-zA-Z]++\\*?+)}");

    private static final Set<String> MATHEMATICS =
            Set.of(
                    "align",
                    "align*",
                    "alignat",
                    "alignat*",
                    "aligned",
                    "alignedat",
                    "array",
                    "Bmatrix",
                    "bmatrix",
                    "cases",
                    "CD",
                    "eqnarray",
                    "eqnarray*",
                    "equation",
                    "equation*",
                    "gather",
                    "gather*",
                    "gathered",
                    "matrix",
                    "multline",
                    "multline*",
                    "pmatrix",
                    "smallmatrix",
                    "split",
                    "subarray",
                    "Vmatrix",
                    "vmatrix");

    /// Whether all environments that begin in a text are formulas.
    static boolean areMathematics(String tex) {
        return BEGIN.matcher(tex).results().allMatch(begin -> MATHEMATICS.contains(begin.group(1)));
    }

    private TexEnvironments() {}
}

package dev.reckoner.task;

import java.text.Normalizer;
import java.util.Locale;

/// A question with one answer.
///
/// @param name a short slug, `[a-z0-9-]`, used in the name of the run directory
/// @param text the statement, in Markdown with LaTeX
public record Problem(String name, String text) {

    private static final int NAME_LENGTH = 40;
    private static final int FIRST_CHARS = 400;

    public Problem {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "a problem's name is a slug like 'amicable-pairs', was '" + name + "'");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("the problem is empty");
        }
    }

    /// Names the problem after its first words.
    public static Problem of(String text) {
        return new Problem(slug(text), text.strip());
    }

    /// The beginning of the first line. It is limited because the JDK needs quadratic time for a
    /// long run of combining marks.
    private static String beginning(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), FIRST_CHARS));
    }

    private static String slug(String text) {
        String ascii =
                Normalizer.normalize(beginning(text.strip()), Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        String cut =
                ascii.length() <= NAME_LENGTH
                        ? ascii
                        : ascii.substring(0, NAME_LENGTH).replaceAll("-[^-]*$", "");
        String trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "problem" : trimmed;
    }
}

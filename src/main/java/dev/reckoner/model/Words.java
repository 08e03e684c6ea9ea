package dev.reckoner.model;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text for one line of a message to a person.
final class Words {

    private static final int QUOTED = 200;
    private static final int LOOKED_AT = 10_000;
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "\\x1B\\[[0-?]*[ -/]*[@-~]|\\x1B\\][^\\x07\\x1B]*(?:\\x07|\\x1B\\\\)?|\\x1B.");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{C}]+");

    /// What a server said: one line, at most 200 characters, nothing that a terminal would act on.
    static String quote(String text) {
        return quote(text, QUOTED);
    }

    static String quote(String text, int most) {
        String head = text.substring(0, Math.min(text.length(), LOOKED_AT));
        String plain = ESCAPES.matcher(head).replaceAll("");
        String line = BLANKS.matcher(plain).replaceAll(" ").strip();
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    /// Seconds, with a tenth where there are few; never less than there are.
    static String time(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        if (seconds >= 10 || seconds == Math.rint(seconds)) {
            return (long) Math.ceil(seconds) + " s";
        }
        return String.format(Locale.ROOT, "%.1f s", Math.ceil(seconds * 10) / 10);
    }

    private Words() {}
}

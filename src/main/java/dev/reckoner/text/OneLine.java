package dev.reckoner.text;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.time.Duration;
import java.util.regex.Pattern;

/// Text for one line of a message to a person.
public final class OneLine {

    private static final int QUOTED = 200;
    private static final int LOOKED_AT = 10_000;
    private static final Pattern SOURCE =
            Pattern.compile(" \\(for \\w+ starting at \\[Source.*?]\\)");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{C}]++");

    /// What a server said: one line, at most 200 characters, nothing that a terminal would act on.
    public static String quote(String text) {
        return quote(text, QUOTED);
    }

    public static String quote(String text, int most) {
        String plain = Printable.text(HeadTail.head(text, LOOKED_AT));
        String line = BLANKS.matcher(plain).replaceAll(" ").strip();
        return line.length() <= most ? line : HeadTail.head(line, most - 1) + "…";
    }

    /// Two parts of a sentence. The first can be what a server said, with a full stop of its own.
    public static String joined(String said, String next) {
        boolean stops = said.endsWith(".") && !said.endsWith("..");
        return (stops ? said.substring(0, said.length() - 1) : said) + "; " + next;
    }

    /// Seconds, with a tenth where there are few; never less than there are.
    public static String time(Duration time) {
        long tenths = Math.ceilDiv(time.toMillis(), 100);
        return tenths >= 100 || tenths % 10 == 0
                ? Math.ceilDiv(tenths, 10) + " s"
                : tenths / 10 + "." + tenths % 10 + " s";
    }

    /// Where a text is not JSON, and why.
    public static String misread(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null
                ? reason(e)
                : "line %s, column %s: %s".formatted(at.getLineNr(), at.getColumnNr(), reason(e));
    }

    /// Why a text is not JSON, or not the JSON that was wanted.
    public static String reason(JsonProcessingException e) {
        return SOURCE.matcher(quote(e.getOriginalMessage())).replaceAll("");
    }

    private OneLine() {}
}

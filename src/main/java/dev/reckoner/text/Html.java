package dev.reckoner.text;

import java.util.Locale;
import java.util.regex.Pattern;

/// What an HTML page says, such as the error page of a proxy.
public final class Html {

    private static final Pattern HIDDEN = Pattern.compile("(?i)<(script|style)\\b");
    private static final Pattern END = Pattern.compile("(?i)</(script|style)>");

    /// A space for each tag, and for each script and style sheet.
    public static String text(String page) {
        var ends = new Positions<String>();
        END.matcher(page).results().forEach(end -> ends.add(name(end.group(1)), end.start()));
        var hidden = HIDDEN.matcher(page);
        var text = new StringBuilder();
        int at = 0;
        int tag = page.indexOf('<');
        while (tag >= 0) {
            int end = -1;
            if (hidden.region(tag, page.length()).lookingAt()) {
                end = ends.next(name(hidden.group(1)), tag);
            }
            int past = page.indexOf('>', Math.max(tag, end)) + 1;
            if (past == 0) {
                break;
            }
            text.append(page, at, tag).append(' ');
            at = past;
            tag = page.indexOf('<', at);
        }
        return text.append(page, at, page.length()).toString();
    }

    private static String name(String written) {
        return written.toLowerCase(Locale.ROOT);
    }

    private Html() {}
}

package dev.reckoner.tool;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with placeholders, written `{name}` in lower case. Values are inserted as they are;
/// placeholders in them are not replaced.
public record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)\\}");

    /// @throws IllegalStateException if there is no value for a placeholder
    public String fill(Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
    }

    private static String value(MatchResult place, Map<String, String> values) {
        String value = values.get(place.group(1));
        if (value == null) {
            throw new IllegalStateException(
                    "no value for " + place.group() + "; there are " + values.keySet());
        }
        return value;
    }
}

package dev.reckoner.model.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A header of every request to a server.
///
/// @param secret whether the value is treated like a key: never shown, and removed from whatever
///   the server sends
public record Header(String name, String value, boolean secret) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /// Headers that the program or its HTTP client sets itself.
    private static final Set<String> OWN =
            Set.of(
                    "accept",
                    "connection",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade");

    /// Reads `Name: value` as a person writes it. The value is a secret.
    ///
    /// @throws IllegalArgumentException if it is not a header that can be set; the message does not
    ///   contain the value
    public static Header of(String written) {
        int colon = written.indexOf(':');
        String name = written.substring(0, Math.max(colon, 0)).strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a header is written 'Name: value'");
        }
        String value = written.substring(colon + 1).strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the header " + name + " has no value");
        }
        if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "the value of the header " + name + " contains a character outside ASCII");
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "the header " + name + " is set by the program and cannot be changed");
        }
        return new Header(name, value, true);
    }

    /// What has to be removed from texts: the value, and the token after a scheme such as `Bearer`,
    /// which a server can repeat alone.
    Stream<String> secrets() {
        if (!secret) {
            return Stream.empty();
        }
        return name.equalsIgnoreCase("Authorization")
                ? Stream.of(value, value.substring(value.lastIndexOf(' ') + 1))
                : Stream.of(value);
    }

    /// Without the value.
    @Override
    public String toString() {
        return name + ": …";
    }
}

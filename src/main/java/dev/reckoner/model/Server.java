package dev.reckoner.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/// A server of OpenAI's protocol.
///
/// @param base without a slash at its end, `/v1` and the like included
/// @param key null where it wants none; never shown
record Server(URI base, @Nullable String key) {

    static final Server OPEN_AI = new Server(URI.create("https://api.openai.com/v1"), null);

    private static final int SHORTEST_SECRET = 8;

    /// @param url a base URL as a person writes it; one without a path means its `/v1`
    /// @throws IllegalArgumentException if it is no such URL, or the key cannot be a header
    static Server of(String url, @Nullable String key) {
        String stripped = key == null ? "" : key.strip();
        if (!stripped.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "the API key has a blank or a character outside ASCII in it: check"
                            + " OPENAI_API_KEY");
        }
        return new Server(base(url.strip()), stripped.isEmpty() ? null : stripped);
    }

    private static URI base(String url) {
        try {
            var uri = new URI(url);
            boolean http =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            if (!http
                    || uri.getHost() == null
                    || uri.getQuery() != null
                    || uri.getFragment() != null
                    || uri.getUserInfo() != null) {
                throw new IllegalArgumentException(expected(url));
            }
            String path = uri.getPath().replaceAll("/+$", "");
            return new URI(
                    uri.getScheme(),
                    null,
                    uri.getHost(),
                    uri.getPort(),
                    path.isEmpty() ? "/v1" : path,
                    null,
                    null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(expected(url), e);
        }
    }

    private static String expected(String url) {
        String shown = Words.quote(url.replaceAll("//[^/@]*@", "//…@").replaceAll("[?#].*", "…"));
        return "a base URL is like http://localhost:11434/v1, without a query or a password, was '"
                + shown
                + "'";
    }

    /// Who asks; only [Wire] may see them.
    Map<String, String> headers() {
        return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
    }

    URI models() {
        return URI.create(base + "/models");
    }

    boolean openAi() {
        return base.getHost().equalsIgnoreCase(OPEN_AI.base.getHost());
    }

    /// A text of the server's without the key in it, in case it repeats it.
    String redact(String text) {
        return key == null || key.length() < SHORTEST_SECRET ? text : text.replace(key, "[key]");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}

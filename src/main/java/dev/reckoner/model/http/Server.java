package dev.reckoner.model.http;

import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A server that offers OpenAI's API.
///
/// @param base the base URL, including a path such as `/v1`, without a slash at its end
/// @param key empty if the server needs none; it is never shown
/// @param organisation who pays, if a key belongs to several organisations; empty for the key's
///   default
/// @param project which project pays; empty for the key's default
public record Server(URI base, String key, String organisation, String project) {

    public static final Server OPEN_AI = new Server(URI.create("https://api.openai.com/v1"));

    private static final int SHORTEST_SECRET = 8;

    /// A server without a key.
    public Server(URI base) {
        this(base, "", "", "");
    }

    /// @param url a base URL as a person writes it; `/v1` is added to a URL without a path
    /// @throws IllegalArgumentException if the URL is not valid, or the key cannot be sent in a
    ///   header
    public static Server of(String url, @Nullable String key) {
        return new Server(
                base(url.strip()),
                headerValue("the API key", key, "the variable or the file that has it"),
                "",
                "");
    }

    /// The same server with an organisation and a project that pay.
    ///
    /// @throws IllegalArgumentException if one of them cannot be sent in a header
    public Server chargedTo(@Nullable String organisation, @Nullable String project) {
        return new Server(
                base,
                key,
                headerValue("the organisation", organisation, "OPENAI_ORG_ID"),
                headerValue("the project", project, "OPENAI_PROJECT_ID"));
    }

    private static String headerValue(String what, @Nullable String value, String source) {
        String stripped = value == null ? "" : value.strip();
        if (!stripped.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    what + " contains a blank or a character outside ASCII: check " + source);
        }
        return stripped;
    }

    /// The headers of every request: the key, and who pays. Only [HttpTransport] uses them.
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (hasKey()) {
            headers.put("Authorization", "Bearer " + key);
        }
        if (!organisation.isEmpty()) {
            headers.put("OpenAI-Organization", organisation);
        }
        if (!project.isEmpty()) {
            headers.put("OpenAI-Project", project);
        }
        return headers;
    }

    public boolean hasKey() {
        return !key.isEmpty();
    }

    /// Whether the key is sent unencrypted over a network.
    public boolean keyInClear() {
        return hasKey() && "http".equalsIgnoreCase(base.getScheme()) && !onThisMachine();
    }

    /// Only `localhost` and a literal loopback address count, because the owner of any other name
    /// decides where it leads.
    private boolean onThisMachine() {
        String host = base.getHost();
        try {
            return host.equalsIgnoreCase("localhost")
                    || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
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
            String path = uri.getPath().replaceAll("(?<!/)/++$", "");
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
        String shown = OneLine.quote(url.replaceAll("//[^/@]*@", "//…@").replaceAll("[?#].*", "…"));
        return "a base URL is like http://localhost:11434/v1, without a query or a password, was '"
                + shown
                + "'";
    }

    public URI models() {
        return URI.create(base + "/models");
    }

    /// Whether it is OpenAI's, at `api.openai.com` or a region of it such as `eu.api.openai.com`,
    /// and is spoken to over HTTPS, which proves it.
    public boolean openAi() {
        String host = base.getHost().toLowerCase(Locale.ROOT);
        String own = OPEN_AI.base.getHost();
        return "https".equalsIgnoreCase(base.getScheme())
                && (host.equals(own) || host.endsWith("." + own));
    }

    /// The text without the key. A server can repeat the key in its texts.
    public String redact(String text) {
        return key.length() < SHORTEST_SECRET ? text : text.replace(key, "[key]");
    }

    /// How many characters at the end of the text can be the beginning of the key.
    public int beginningOfTheKey(String text) {
        if (key.length() < SHORTEST_SECRET) {
            return 0;
        }
        int most = Math.min(key.length() - 1, text.length());
        for (int length = most; length > 0; length--) {
            if (key.startsWith(text.substring(text.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return base.toString();
    }
}

package dev.reckoner.model.http;

import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// A server that offers OpenAI's API.
///
/// @param base the base URL, including a path such as `/v1`, without a slash at its end
/// @param query the query of every request, such as Azure's `api-version=2024-10-21`; mostly empty
/// @param key empty if the server needs none; it is never shown
/// @param extra further headers, in order
public record Server(URI base, String query, String key, List<Header> extra) {

    public static final Server OPEN_AI = new Server(URI.create("https://api.openai.com/v1"));

    /// The path of the Responses API.
    public static final String RESPONSES = "/responses";

    private static final int SHORTEST_SECRET = 8;
    private static final String API_VERSION = "api-version=";
    private static final int LAST_PORT = 65_535;

    public Server {
        extra = List.copyOf(extra);
    }

    /// A server without a key.
    public Server(URI base) {
        this(base, "", "", List.of());
    }

    /// @param url a base URL as a person writes it; `/v1` is added to a URL without a path
    /// @throws IllegalArgumentException if the URL is not valid, or the key cannot be sent in a
    ///   header
    public static Server of(String url, @Nullable String key) {
        URI written = parsed(url.strip());
        return new Server(
                base(written),
                written.getRawQuery() == null ? "" : written.getRawQuery(),
                headerValue("the API key", key, "the variable or the file that has it"),
                List.of());
    }

    /// The same server with an organisation and a project that pay.
    ///
    /// @throws IllegalArgumentException if one of them cannot be sent in a header
    public Server chargedTo(@Nullable String organisation, @Nullable String project) {
        var headers = new ArrayList<Header>();
        add(headers, "OpenAI-Organization", "the organisation", organisation, "OPENAI_ORG_ID");
        add(headers, "OpenAI-Project", "the project", project, "OPENAI_PROJECT_ID");
        return with(headers);
    }

    private static void add(
            List<Header> headers, String name, String what, @Nullable String value, String source) {
        String checked = headerValue(what, value, source);
        if (!checked.isEmpty()) {
            headers.add(new Header(name, checked, false));
        }
    }

    /// The same server with further headers. A header replaces an earlier one of its name, and
    /// `Authorization` replaces the key's.
    public Server with(List<Header> headers) {
        var all = new ArrayList<>(extra);
        all.addAll(headers);
        return new Server(base, query, key, all);
    }

    private static String headerValue(String what, @Nullable String value, String source) {
        String stripped = value == null ? "" : value.strip();
        if (!stripped.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    what + " contains a blank or a character outside ASCII: check " + source);
        }
        return stripped;
    }

    /// The headers of every request: the key, and the further ones. Only [HttpTransport] uses them.
    ///
    /// A server with an `api-version` is Azure's, which takes the key in a header of its own.
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (hasKey() && query.contains(API_VERSION)) {
            headers.put("api-key", key);
        } else if (hasKey()) {
            headers.put("Authorization", "Bearer " + key);
        }
        for (Header header : extra) {
            headers.keySet().removeIf(header.name()::equalsIgnoreCase);
            headers.put(header.name(), header.value());
        }
        return headers;
    }

    /// The address of a stored reply, with its reasoning as it is sent back to the model.
    public URI response(String id) {
        String include = "include%5B%5D=reasoning.encrypted_content";
        return URI.create(
                "%s%s/%s?%s%s"
                        .formatted(
                                base, RESPONSES, id, query.isEmpty() ? "" : query + "&", include));
    }

    /// The address of a path of the API.
    URI at(String path) {
        return URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
    }

    /// Whether something is sent that nobody may see.
    public boolean hasSecrets() {
        return secrets().findAny().isPresent();
    }

    public boolean hasKey() {
        return !key.isEmpty();
    }

    /// Whether the key, or a header of which nobody may see the value, is sent unencrypted over a
    /// network.
    public boolean keyInClear() {
        return (hasKey() || extra.stream().anyMatch(Header::secret))
                && "http".equalsIgnoreCase(base.getScheme())
                && !onThisMachine();
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

    private static URI parsed(String url) {
        try {
            var uri = new URI(url);
            boolean http =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain =
                    uri.getRawQuery() == null
                            || uri.getRawQuery().startsWith(API_VERSION)
                                    && !uri.getRawQuery().contains("&");
            if (!http
                    || !plain
                    || uri.getHost() == null
                    || uri.getPort() > LAST_PORT
                    || uri.getFragment() != null
                    || uri.getUserInfo() != null) {
                throw new IllegalArgumentException(expected(url));
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(expected(url), e);
        }
    }

    private static URI base(URI written) {
        String path = written.getPath().replaceAll("(?<!/)/++$", "");
        try {
            return new URI(
                    written.getScheme(),
                    null,
                    written.getHost(),
                    written.getPort(),
                    path.isEmpty() ? "/v1" : path,
                    null,
                    null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(expected(written.toString()), e);
        }
    }

    private static String expected(String url) {
        String shown = OneLine.quote(url.replaceAll("//[^/@]*@", "//…@").replaceAll("[?#].*", "…"));
        return "a base URL is like http://localhost:11434/v1, without a password, and without a"
                + " query except api-version, was '"
                + shown
                + "'";
    }

    public URI models() {
        return at("/models");
    }

    /// Whether it is OpenAI's, at `api.openai.com` or a region of it such as `eu.api.openai.com`,
    /// and is spoken to over HTTPS, which proves it.
    public boolean openAi() {
        String host = base.getHost().toLowerCase(Locale.ROOT);
        String own = OPEN_AI.base.getHost();
        return "https".equalsIgnoreCase(base.getScheme())
                && (host.equals(own) || host.endsWith("." + own));
    }

    /// The text without the key and the values of secret headers. A server can repeat them in its
    /// texts.
    public String redact(String text) {
        String redacted = text;
        for (String secret : secrets().toList()) {
            redacted = redacted.replace(secret, "[key]");
        }
        return redacted;
    }

    /// How many characters at the end of the text can be the beginning of a secret.
    public int beginningOfASecret(String text) {
        return secrets().mapToInt(secret -> beginning(secret, text)).max().orElse(0);
    }

    private static int beginning(String secret, String text) {
        int most = Math.min(secret.length() - 1, text.length());
        for (int length = most; length > 0; length--) {
            if (secret.startsWith(text.substring(text.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    /// What is long enough to be recognised in a text, the longest first.
    private Stream<String> secrets() {
        return Stream.concat(Stream.of(key), extra.stream().flatMap(Header::secrets))
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed());
    }

    @Override
    public String toString() {
        return base.toString();
    }
}

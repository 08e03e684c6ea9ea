package dev.reckoner.model.http;

import dev.reckoner.text.OneLine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, in capitals or not, as other
/// programs read them. A server on this machine is always called directly. Without these variables
/// the settings of the Java process count.
final class ProxyFromEnvironment extends ProxySelector {

    private static final int HTTP_PORT = 80;
    private static final int LAST_PORT = 65_535;

    private final Map<String, String> environment;

    ProxyFromEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        String scheme = target.getScheme().toLowerCase(Locale.ROOT);
        for (String name : List.of(scheme + "_proxy", "all_proxy")) {
            var proxy = variable(name);
            if (proxy.isPresent()) {
                return List.of(isDirect(host) ? Proxy.NO_PROXY : proxy(name, proxy.get()));
            }
        }
        ProxySelector usual = ProxySelector.getDefault();
        return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(target);
    }

    private boolean isDirect(String host) {
        return host.equals("localhost")
                || isLoopback(host)
                || Stream.of(variable("no_proxy").orElse("").split("[,\\s]+"))
                        .map(entry -> entry.replaceFirst("^\\*?\\.", "").toLowerCase(Locale.ROOT))
                        .filter(entry -> !entry.isEmpty())
                        .anyMatch(entry ->
                                entry.equals("*")
                                        || host.equals(entry)
                                        || host.endsWith("." + entry));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// @param written such as `http://proxy.example:3128` or `proxy.example:3128`
    /// @throws IllegalArgumentException if it is not a proxy for HTTP; the message does not contain
    ///   its password
    private static Proxy proxy(String name, String written) {
        try {
            URI proxy = new URI(written.contains("://") ? written : "http://" + written);
            boolean http = proxy.getScheme().toLowerCase(Locale.ROOT).matches("https?");
            if (!http || proxy.getHost() == null || proxy.getPort() > LAST_PORT) {
                throw new IllegalArgumentException(expected(name, written));
            }
            return new Proxy(
                    Proxy.Type.HTTP,
                    InetSocketAddress.createUnresolved(
                            proxy.getHost(), proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort()));
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException(expected(name, written));
        }
    }

    private static String expected(String name, String written) {
        return "the variable %s names a proxy like http://proxy.example:3128, was '%s'; servers in no_proxy are called without it"
                .formatted(name, OneLine.quote(written.replaceAll("^(\\w+://)?.*@", "$1…@")));
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException e) {}
}

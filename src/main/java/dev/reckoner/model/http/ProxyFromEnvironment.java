package dev.reckoner.model.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
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

    private final Map<String, String> environment;

    ProxyFromEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        String scheme = target.getScheme().toLowerCase(Locale.ROOT);
        var proxy = variable(scheme + "_proxy").or(() -> variable("all_proxy"));
        if (proxy.isEmpty()) {
            ProxySelector usual = ProxySelector.getDefault();
            return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(target);
        }
        return isDirect(host)
                ? List.of(Proxy.NO_PROXY)
                : List.of(new Proxy(Proxy.Type.HTTP, address(proxy.get())));
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
    private static InetSocketAddress address(String written) {
        URI proxy = URI.create(written.contains("://") ? written : "http://" + written);
        return InetSocketAddress.createUnresolved(
                proxy.getHost(), proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort());
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

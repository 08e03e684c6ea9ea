package dev.reckoner.model.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// The connections to a server and its rate limiter, shared by the whole process.
///
/// Unencrypted connections use HTTP/1.1, because some local servers hang if they are offered an
/// upgrade to HTTP/2.
public record SharedHost(HttpClients clients, RateLimiter limiter) {

    static final Duration CONNECT = Duration.ofSeconds(10);

    private static final HttpClients PLAIN =
            new HttpClients(() -> client().version(HttpClient.Version.HTTP_1_1).build());
    private static final HttpClients SECURE = new HttpClients(() -> client().build());
    private static final Map<Server, SharedHost> KNOWN = new ConcurrentHashMap<>();

    public static SharedHost of(Server server) {
        return KNOWN.computeIfAbsent(server, unknown -> unshared(unknown, System::nanoTime));
    }

    /// A rate limiter of its own; only the connections are shared.
    public static SharedHost unshared(Server server, LongSupplier nanos) {
        boolean plain = "http".equalsIgnoreCase(server.base().getScheme());
        return new SharedHost(plain ? PLAIN : SECURE, new RateLimiter(nanos));
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .proxy(new ProxyFromEnvironment(System.getenv()))
                .executor(Executors.newVirtualThreadPerTaskExecutor());
    }
}

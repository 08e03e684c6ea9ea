package dev.reckoner.model.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// A server as all of this process knows it: the connections to it, and what it lets through.
///
/// Plain HTTP is spoken as HTTP/1.1, because local servers hang when offered an upgrade to HTTP/2.
public record SharedHost(HttpClients clients, RateLimiter limiter) {

    static final Duration CONNECT = Duration.ofSeconds(10);

    private static final HttpClients PLAIN =
            new HttpClients(() -> client().version(HttpClient.Version.HTTP_1_1).build());
    private static final HttpClients SECURE = new HttpClients(() -> client().build());
    private static final Map<Server, SharedHost> KNOWN = new ConcurrentHashMap<>();

    public static SharedHost of(Server server) {
        return KNOWN.computeIfAbsent(server, unknown -> unshared(unknown, System::nanoTime));
    }

    /// One that shares nothing but connections with what is known of the server.
    public static SharedHost unshared(Server server, LongSupplier nanos) {
        boolean plain = "http".equalsIgnoreCase(server.base().getScheme());
        return new SharedHost(plain ? PLAIN : SECURE, new RateLimiter(nanos));
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
    }
}

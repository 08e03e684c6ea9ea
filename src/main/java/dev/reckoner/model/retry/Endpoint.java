package dev.reckoner.model.retry;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.model.Listener;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpTransport;
import dev.reckoner.model.http.RateLimiter;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.SharedHost;
import dev.reckoner.model.http.Transport;

import java.time.Duration;
import java.util.function.UnaryOperator;

/// One model at one server: everything that a request needs, independent of the API.
public final class Endpoint {

    private final Transport transport;
    private final RateLimiter limiter;
    private final Server server;
    private final String model;
    private final Timing timing;
    private final boolean streamed;

    public Endpoint(
            Transport transport,
            RateLimiter limiter,
            Server server,
            String model,
            Timing timing,
            boolean streamed) {
        this.transport = transport;
        this.limiter = limiter;
        this.server = server;
        this.model = model;
        this.timing = timing;
        this.streamed = streamed;
    }

    public static Endpoint to(Server server, String model, Timing timing, boolean streamed) {
        return new Endpoint(
                new StoredReplies(HttpTransport.to(server, timing.clock()), server, timing),
                SharedHost.of(server).limiter(),
                server,
                model,
                timing,
                streamed);
    }

    /// The same endpoint, with another transport around its own.
    public Endpoint through(UnaryOperator<Transport> between) {
        return new Endpoint(between.apply(transport), limiter, server, model, timing, streamed);
    }

    /// The reply to a call, and how it was delivered.
    public record Delivered(Body answer, Delivery delivery) {}

    /// Whether replies are requested as streams.
    public boolean streamed() {
        return streamed;
    }

    public Server server() {
        return server;
    }

    public String model() {
        return model;
    }

    public Timing timing() {
        return timing;
    }

    /// @throws dev.reckoner.model.ModelUnavailable if no reply could be obtained
    public Delivered send(Protocol protocol, ApiCall request, Duration within, Listener listener)
            throws InterruptedException {
        var call =
                new RetriedCall(
                        transport, limiter, protocol, server, model, timing, listener, within);
        var answer = call.send(request);
        return new Delivered(answer, call.delivery(answer));
    }
}

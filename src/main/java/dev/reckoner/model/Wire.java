package dev.reckoner.model;

import dev.reckoner.model.Heard.CutOff;
import dev.reckoner.model.Heard.Garbage;
import dev.reckoner.model.Heard.TimedOut;
import dev.reckoner.model.Heard.Unreachable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/// HTTP to one server: a request, and what came of it. It tries once.
///
/// Plain HTTP is spoken as HTTP/1.1, because local servers hang when offered an upgrade to HTTP/2.
/// The JDK's own timeout ends with the headers; the one here covers the body.
final class Wire {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 64L << 20;

    private final Server server;
    private final InstantSource clock;
    private final HttpClient http;

    Wire(Server server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        var builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        if ("http".equalsIgnoreCase(server.base().getScheme())) {
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        this.http = builder.build();
    }

    Heard post(URI to, String json, Duration within) throws InterruptedException {
        var request = HttpRequest.newBuilder(to).POST(BodyPublishers.ofString(json));
        return send(request.header("Content-Type", "application/json"), within);
    }

    Heard get(URI from, Duration within) throws InterruptedException {
        return send(HttpRequest.newBuilder(from).GET(), within);
    }

    private Heard send(HttpRequest.Builder request, Duration within) throws InterruptedException {
        request.header("Accept", "application/json").header("User-Agent", "reckoner");
        if (server.key() != null) {
            request.header("Authorization", "Bearer " + server.key());
        }
        var handler =
                BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES);
        var sending = http.sendAsync(request.build(), handler);
        try {
            return read(sending.get(TimeUnit.NANOSECONDS.convert(within), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new TimedOut(within);
        } catch (ExecutionException e) {
            return failure(e);
        } finally {
            sending.cancel(true);
        }
    }

    private Heard read(HttpResponse<String> response) {
        return new ReadResponse(server, clock.instant())
                .read(response.statusCode(), response.headers(), response.body());
    }

    Garbage garbage(String received) {
        return new ReadResponse(server, clock.instant()).garbage(received);
    }

    private static Heard.Failure failure(ExecutionException e) {
        return switch (e.getCause()) {
            case HttpConnectTimeoutException _ ->
                    new Unreachable("no connection within " + Words.time(CONNECT));
            case ConnectException connect when unresolved(connect) ->
                    new Unreachable("unknown host");
            case ConnectException _ -> new Unreachable("connection refused");
            case SSLException ssl -> new Unreachable("no secure connection: " + said(ssl));
            case ProtocolException protocol -> new Garbage(said(protocol));
            case IOException io -> new CutOff(said(io));
            case null, default -> throw new IllegalStateException("a request broke", e);
        };
    }

    private static boolean unresolved(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String said(IOException e) {
        return Words.quote(String.valueOf(e.getMessage()));
    }
}

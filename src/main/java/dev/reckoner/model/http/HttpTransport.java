package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.body.BodySubscriber;
import dev.reckoner.model.http.body.PeekedChunks;
import dev.reckoner.model.http.body.UnzippedChunks;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import javax.net.ssl.SSLException;

/// Sends HTTP requests to one server. It sends each request once and does not retry.
///
/// The JDK's own timeout covers only the time until the headers. The timeout here covers the body
/// too, and [Patience] limits how long a stream can be silent.
public final class HttpTransport implements Transport {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final Server server;
    private final SharedHost host;
    private final InstantSource clock;
    private final Patience patience;

    /// How long a stream can be silent, and how large a reply can be.
    ///
    /// @param thinking the longest silence before and between parts of the reply
    /// @param writing the longest silence within a part of the reply
    public record Patience(Duration thinking, Duration writing, long bytes) {
        public static final Patience USUAL =
                new Patience(Duration.ofMinutes(15), Duration.ofSeconds(90), 64L << 20);
    }

    public HttpTransport(Server server, SharedHost host, InstantSource clock, Patience patience) {
        this.server = server;
        this.host = host;
        this.clock = clock;
        this.patience = patience;
    }

    public static HttpTransport to(Server server, InstantSource clock) {
        return new HttpTransport(server, SharedHost.of(server), clock, Patience.USUAL);
    }

    @Override
    public HttpResult send(ApiCall call, Duration within, StreamAssembler stream)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(server.at(call.path()))
                        .POST(BodyPublishers.ofString(call.body().toString()))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", call.key())
                        .header("Accept", "application/json, text/event-stream");
        var events = new CountedEvents(stream);
        var result = send(request, within, events, head -> host.limiter().update(call, head));
        return call.forcesTool() && !server.openAi() ? failedOnTool(call, result, events) : result;
    }

    /// Some servers break down if a request forces a tool: with 500, or with a stream that ends
    /// before it begins. The same request would fail again, and nothing was produced.
    private static HttpResult failedOnTool(ApiCall call, HttpResult result, CountedEvents events) {
        return switch (result) {
            case ErrorStatus(var status, var code, var message, _, var id)
                    when status == SERVER_ERROR ->
                    new ErrorStatus(ErrorStatus.NOT_IMPLEMENTED, code, message, Duration.ZERO, id);
            case Disconnected(var why, _) when call.streamed() && events.none() ->
                    new ErrorStatus(ErrorStatus.NOT_IMPLEMENTED, "", why);
            case HttpResult.Body _, HttpResult.Failure _ -> result;
        };
    }

    public HttpResult get(URI from, Duration within) throws InterruptedException {
        return send(
                HttpRequest.newBuilder(from).GET().header("Accept", "application/json"),
                within,
                Unstreamed.NOTHING,
                _ -> {});
    }

    private HttpResult send(
            HttpRequest.Builder request,
            Duration within,
            StreamAssembler stream,
            Consumer<HttpHeaders> head)
            throws InterruptedException {
        request.header("User-Agent", "reckoner");
        server.headers().forEach(request::setHeader);
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(within);
        var built = request.build();
        int client = 0;
        var sending = sending(built, client);
        var chunks = new BodySubscriber();
        try {
            while (hadNoStream(sending, end)) {
                client++;
                sending = sending(built, client);
            }
            var response = sending.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            head.accept(response.headers());
            response.body().subscribe(chunks);
            var content =
                    new PeekedChunks(isZipped(response) ? new UnzippedChunks(chunks) : chunks);
            var body = new ReadBody(read(response), content, patience, end);
            return response.statusCode() == OK
                    ? body.any(isStream(response), stream)
                    : body.whole();
        } catch (TimeoutException _) {
            return new TimedOut(within);
        } catch (ExecutionException e) {
            return beforeResponse(failure(e.getCause()));
        } catch (IOException e) {
            return failure(e);
        } finally {
            chunks.close();
            if (!sending.cancel(true) && !chunks.subscribed()) {
                sending.thenAccept(response -> response.body().subscribe(chunks));
            }
        }
    }

    private CompletableFuture<HttpResponse<Publisher<List<ByteBuffer>>>> sending(
            HttpRequest request, int client) {
        return host.clients().client(client).sendAsync(request, BodyHandlers.ofPublisher());
    }

    /// Waits for the response, and says whether there was no stream for the request.
    private static boolean hadNoStream(CompletableFuture<?> sending, long end)
            throws InterruptedException, TimeoutException {
        try {
            sending.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return false;
        } catch (ExecutionException e) {
            return HttpClients.hadNoStream(e);
        }
    }

    private static boolean isStream(HttpResponse<?> response) {
        return header(response, "content-type").startsWith("text/event-stream");
    }

    private static boolean isZipped(HttpResponse<?> response) {
        return header(response, "content-encoding").endsWith("gzip");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("").strip().toLowerCase(Locale.ROOT);
    }

    private ReadHttpResponse read(HttpResponse<?> response) {
        return new ReadHttpResponse(
                server, clock.instant(), response.statusCode(), response.headers());
    }

    private static HttpResult beforeResponse(HttpResult.Failure failure) {
        return failure instanceof Disconnected(var why, _) ? new Disconnected(why, false) : failure;
    }

    static HttpResult.Failure failure(@Nullable Throwable lost) {
        return switch (lost) {
            case HttpConnectTimeoutException _ ->
                    new Unreachable("no connection within " + OneLine.time(SharedHost.CONNECT));
            case ConnectException connect when unresolved(connect) ->
                    new Unreachable("unknown host");
            case ConnectException _ -> new Unreachable("connection refused");
            case SSLException ssl -> new Unreachable("no secure connection: " + said(ssl));
            case ProtocolException protocol -> new InvalidBody(said(protocol));
            case IOException io -> new Disconnected(said(io));
            case NumberFormatException head ->
                    new InvalidBody(
                            "headers with " + OneLine.quote(String.valueOf(head.getMessage())));
            case null, default -> throw new IllegalStateException("a request broke", lost);
        };
    }

    private static boolean unresolved(Throwable cause) {
        return HttpClients.causes(cause).anyMatch(UnresolvedAddressException.class::isInstance);
    }

    private static String said(IOException e) {
        return OneLine.quote(String.valueOf(e.getMessage()));
    }

    /// Takes the place of an assembler for requests whose replies are not streamed.
    private enum Unstreamed implements StreamAssembler {
        NOTHING;

        @Override
        public void add(JsonNode event) {}

        @Override
        public void ended(boolean announced) {}

        @Override
        public boolean flowing() {
            return false;
        }

        @Override
        public boolean complete() {
            return false;
        }

        @Override
        public HttpResult end() {
            return new InvalidBody("a stream that was not requested");
        }
    }

    /// Counts the events of a stream and passes them on.
    private static final class CountedEvents extends ForwardedStream {

        private int count;

        CountedEvents(StreamAssembler stream) {
            super(stream);
        }

        boolean none() {
            return count == 0;
        }

        @Override
        public void add(JsonNode event) {
            count++;
            super.add(event);
        }
    }
}

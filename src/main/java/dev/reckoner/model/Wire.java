package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.journal.Json;
import dev.reckoner.model.Heard.CutOff;
import dev.reckoner.model.Heard.Garbage;
import dev.reckoner.model.Heard.TimedOut;
import dev.reckoner.model.Heard.Unreachable;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/// HTTP to one server: a request, and what came of it. It tries once.
///
/// The JDK's own timeout ends with the headers; the one here covers the body, and a stream that has
/// fallen silent is cut after [Patience].
final class Wire implements Link {

    private static final long MOST_BYTES = 64L << 20;

    /// For the end of a stream whose reply is whole: then the connection can be used again.
    private static final Duration PARTING = Duration.ofMillis(200);

    private static final String DONE = "[DONE]";

    private final Server server;
    private final Host host;
    private final InstantSource clock;
    private final Patience patience;

    /// How long a stream may be silent.
    ///
    /// @param thinking before and between what the model writes
    /// @param writing in the middle of it
    record Patience(Duration thinking, Duration writing) {
        static final Patience USUAL = new Patience(Duration.ofMinutes(15), Duration.ofSeconds(90));
    }

    Wire(Server server, Host host, InstantSource clock, Patience patience) {
        this.server = server;
        this.host = host;
        this.clock = clock;
        this.patience = patience;
    }

    static Wire to(Server server, InstantSource clock) {
        return new Wire(server, Host.of(server), clock, Patience.USUAL);
    }

    @Override
    public Heard send(Call call, Duration within, Assembly stream) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(server + call.path()))
                        .POST(BodyPublishers.ofString(call.body().toString()))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", call.key())
                        .header("Accept", "application/json, text/event-stream");
        return send(request, within, stream);
    }

    Heard get(URI from, Duration within) throws InterruptedException {
        return send(
                HttpRequest.newBuilder(from).GET().header("Accept", "application/json"),
                within,
                Unstreamed.NOTHING);
    }

    private Heard send(HttpRequest.Builder request, Duration within, Assembly stream)
            throws InterruptedException {
        request.header("User-Agent", "reckoner");
        server.headers().forEach(request::header);
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(within);
        var sending = host.http().sendAsync(request.build(), BodyHandlers.ofPublisher());
        try (var chunks = new Chunks()) {
            var response = sending.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            host.gate().announced(response.headers());
            response.body().subscribe(chunks);
            var body = new Body(chunks, end);
            return isStream(response) ? streamed(response, body, stream) : whole(response, body);
        } catch (TimeoutException _) {
            return new TimedOut(within);
        } catch (ExecutionException e) {
            return failure(e.getCause());
        } catch (IOException e) {
            return failure(e);
        } finally {
            sending.cancel(true);
        }
    }

    /// The rest of a body and the time there is for it.
    private record Body(Chunks chunks, long end) {

        Duration left() {
            return Duration.ofNanos(end - System.nanoTime());
        }
    }

    private static boolean isStream(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        return response.statusCode() == 200
                && response.headers()
                        .firstValue("content-type")
                        .filter(type -> type.startsWith("text/event-stream"))
                        .isPresent();
    }

    private Heard whole(HttpResponse<?> response, Body body)
            throws IOException, InterruptedException, TimeoutException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            byte[] next = body.chunks().next(body.left());
            if (next == null) {
                throw new TimeoutException();
            }
            if (next.length == 0) {
                return read(response).body(bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.writeBytes(next);
            if (bytes.size() > MOST_BYTES) {
                return new Garbage("more than " + (MOST_BYTES >> 20) + " MiB");
            }
        }
    }

    private Heard streamed(HttpResponse<?> response, Body body, Assembly stream)
            throws IOException, InterruptedException, TimeoutException {
        var events = new ServerSentEvents();
        long size = 0;
        while (!stream.complete()) {
            Duration silence = stream.flowing() ? patience.writing() : patience.thinking();
            boolean lastWait = silence.compareTo(body.left()) >= 0;
            byte[] next = body.chunks().next(lastWait ? body.left() : silence);
            if (next == null && lastWait) {
                throw new TimeoutException();
            }
            if (next == null) {
                return new CutOff("the stream has been silent for " + Words.time(silence));
            }
            size += next.length;
            if (size > MOST_BYTES) {
                return new Garbage("more than " + (MOST_BYTES >> 20) + " MiB");
            }
            var data = next.length == 0 ? List.of(events.rest()) : events.feed(next);
            for (String event : data) {
                if (!add(event, stream)) {
                    return next.length == 0
                            ? new CutOff("the stream ends in the middle")
                            : read(response).garbage(event);
                }
            }
            if (next.length == 0) {
                break;
            }
        }
        body.chunks().drain(PARTING);
        return read(response).stamped(stream.end());
    }

    private static boolean add(String event, Assembly stream) {
        if (event.isBlank() || event.strip().equals(DONE)) {
            return true;
        }
        try {
            stream.add(Json.MAPPER.readTree(event));
            return true;
        } catch (JsonProcessingException _) {
            return false;
        }
    }

    private ReadResponse read(HttpResponse<?> response) {
        return new ReadResponse(server, clock.instant(), response.statusCode(), response.headers());
    }

    private static Heard.Failure failure(@Nullable Throwable lost) {
        return switch (lost) {
            case HttpConnectTimeoutException _ ->
                    new Unreachable("no connection within " + Words.time(Host.CONNECT));
            case ConnectException connect when unresolved(connect) ->
                    new Unreachable("unknown host");
            case ConnectException _ -> new Unreachable("connection refused");
            case SSLException ssl -> new Unreachable("no secure connection: " + said(ssl));
            case ProtocolException protocol -> new Garbage(said(protocol));
            case IOException io -> new CutOff(said(io));
            case null, default -> throw new IllegalStateException("a request broke", lost);
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

    /// For requests whose replies come whole.
    private enum Unstreamed implements Assembly {
        NOTHING;

        @Override
        public void add(JsonNode event) {}

        @Override
        public boolean flowing() {
            return false;
        }

        @Override
        public boolean complete() {
            return false;
        }

        @Override
        public Heard end() {
            return new Garbage("a stream that was not asked for");
        }
    }
}

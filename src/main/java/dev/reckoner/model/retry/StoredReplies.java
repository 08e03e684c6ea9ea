package dev.reckoner.model.retry;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.ForwardedStream;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.Failure;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpTransport;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.StreamAssembler;
import dev.reckoner.model.http.Transport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Fetches a reply by its id if the connection to it was lost, if the process that had asked for it
/// has ended, or if it is made in the background. Only the Responses API offers that, and only for
/// requests that let the server store the reply; all others are sent as they are.
record StoredReplies(HttpTransport transport, Server server, Timing timing) implements Transport {

    static final String LOST = "the connection was lost, and the reply is fetched by its id";

    static final String OF_ANOTHER_PROCESS =
            "the reply that was being made when the process ended is fetched by its id";

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /// OpenAI keeps a reply that is made in the background for about as long.
    private static final Duration MOST = Duration.ofMinutes(10);

    private static final Failure NOT_THERE =
            new HttpResult.Disconnected("the server does not have the reply any more");

    private static final Duration ONE_FETCH = Duration.ofSeconds(30);
    private static final Set<String> UNDER_WAY = Set.of("queued", "in_progress");
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    @Override
    public HttpResult send(ApiCall call, Duration within, StreamAssembler stream)
            throws InterruptedException {
        if (!isStored(call)) {
            return transport.send(call, within, stream);
        }
        long end = now() + within.toNanos();
        var begun = id(call.stored());
        if (begun.isPresent()) {
            stream.interrupted(OF_ANOTHER_PROCESS);
            return fetched(begun.get(), atMost(end), NOT_THERE, NOT_THERE);
        }
        var watched = new WatchedStream(stream);
        var result = transport.send(call, within, watched);
        return switch (result) {
            case Body made when isUnderWay(made) -> {
                var id = id(made.body().path("id").asText(""));
                id.ifPresent(stream::stored);
                yield id.isPresent()
                        ? fetched(id.get(), end, new TimedOut(within), NOT_THERE)
                        : result;
            }
            case Failure lost when watched.id.isPresent() -> {
                stream.interrupted(LOST);
                yield fetched(watched.id.get(), atMost(end), lost, lost);
            }
            case Body _, Failure _ -> result;
        };
    }

    private static boolean isStored(ApiCall call) {
        return call.path().equals(Server.RESPONSES) && call.body().path("store").asBoolean();
    }

    /// Asks until the reply is made, or until the time is up or there is no such reply.
    ///
    /// @param late the result if the time is up
    /// @param gone the result if the server does not have the reply
    private HttpResult fetched(String id, long end, Failure late, Failure gone)
            throws InterruptedException {
        var wait = FIRST_WAIT;
        while (true) {
            var left = Duration.ofNanos(end - now());
            if (!left.isPositive()) {
                return late;
            }
            var found = transport.get(server.response(id), shorter(left, ONE_FETCH));
            boolean later =
                    switch (found) {
                        case Body body -> isUnderWay(body);
                        case ErrorStatus error ->
                                error.status() == TOO_MANY || error.status() >= SERVER_ERROR;
                        case Failure _ -> true;
                    };
            if (!later) {
                return found instanceof Body ? found : gone;
            }
            timing.sleeper().sleep(shorter(wait, left));
            wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
        }
    }

    /// The end, or the time at which [#MOST] has passed if that is earlier.
    private long atMost(long end) {
        long now = now();
        return now + Math.min(end - now, MOST.toNanos());
    }

    private static boolean isUnderWay(Body body) {
        return UNDER_WAY.contains(body.body().path("status").asText());
    }

    /// An id that can be part of an address.
    private static Optional<String> id(@Nullable String written) {
        return Optional.ofNullable(written).filter(id -> id.matches("[A-Za-z0-9_-]{1,200}"));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private long now() {
        return timing.nanos().getAsLong();
    }

    /// Notes the id of the reply when its stream begins.
    private static final class WatchedStream extends ForwardedStream {

        private Optional<String> id = Optional.empty();

        WatchedStream(StreamAssembler stream) {
            super(stream);
        }

        @Override
        public void add(JsonNode event) {
            if (event.path("type").asText().equals("response.created")) {
                id = id(event.path("response").path("id").asText(""));
                id.ifPresent(this::stored);
            }
            super.add(event);
        }
    }
}

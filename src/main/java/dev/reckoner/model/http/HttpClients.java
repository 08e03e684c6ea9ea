package dev.reckoner.model.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The HTTP clients that share the calls to a server. The JDK's client keeps one HTTP/2 connection
/// to a server, and a request fails immediately if the server allows no further stream on that
/// connection. The request then goes to the next client, which has its own connection. A client is
/// created when it is first needed, and kept.
///
/// Thread-safe.
final class HttpClients {

    /// The message of the JDK's client if all streams of a connection are in use. No exception type
    /// says it.
    private static final String TOO_MANY_STREAMS = "too many concurrent streams";

    private final Supplier<HttpClient> create;
    private final List<HttpClient> clients = new ArrayList<>();

    HttpClients(Supplier<HttpClient> another) {
        this.create = another;
    }

    /// @param number counted from 0; at most one higher than any number used before
    synchronized HttpClient client(int number) {
        if (number == clients.size()) {
            clients.add(create.get());
        }
        return clients.get(number);
    }

    /// Whether a request failed because its client had no free stream. Nothing was sent in that
    /// case.
    static boolean hadNoStream(Throwable failure) {
        return causes(failure)
                .anyMatch(at ->
                        at instanceof IOException && TOO_MANY_STREAMS.equals(at.getMessage()));
    }

    /// A failure, its cause, the cause of that, and so on.
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}

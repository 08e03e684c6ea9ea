package dev.reckoner.model.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Clients that share the calls to a server. The JDK's client keeps one HTTP/2 connection to a
/// server, and fails a request at once for which the server allows no further stream on it; the
/// next client has a connection of its own. There are as many clients as were ever needed at a
/// time.
///
/// Several threads may ask.
final class HttpClients {

    /// What the JDK's client says, in words alone, of a connection whose streams are all in use.
    private static final String TOO_MANY_STREAMS = "too many concurrent streams";

    private final Supplier<HttpClient> create;
    private final List<HttpClient> clients = new ArrayList<>();

    HttpClients(Supplier<HttpClient> another) {
        this.create = another;
    }

    /// @param number from 0; at most one higher than any before
    synchronized HttpClient client(int number) {
        if (number == clients.size()) {
            clients.add(create.get());
        }
        return clients.get(number);
    }

    /// Whether a request has failed because its client had no stream for it: nothing was sent.
    static boolean hadNoStream(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof IOException && TOO_MANY_STREAMS.equals(at.getMessage())) {
                return true;
            }
        }
        return false;
    }
}

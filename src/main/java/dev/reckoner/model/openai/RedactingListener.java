package dev.reckoner.model.openai;

import dev.reckoner.model.Listener;
import dev.reckoner.model.http.Server;

import java.time.Duration;
import java.util.function.Consumer;

/// Passes on the pieces of a reply without the server's key, even if the key is split between
/// pieces.
final class RedactingListener implements Listener {

    private final Server server;
    private final Listener listener;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();

    RedactingListener(Server server, Listener listener) {
        this.server = server;
        this.listener = listener;
    }

    @Override
    public void text(String piece) {
        flush(reasoning, listener::reasoning);
        pass(text.append(piece), listener::text);
    }

    @Override
    public void reasoning(String piece) {
        flush(text, listener::text);
        pass(reasoning.append(piece), listener::reasoning);
    }

    @Override
    public boolean lost(String why) {
        end();
        return listener.lost(server.redact(why));
    }

    @Override
    public void stored(String id) {
        listener.stored(server.redact(id));
    }

    @Override
    public void calling() {
        end();
        listener.calling();
    }

    @Override
    public void throttled(Duration retryAfter) {
        listener.throttled(retryAfter);
    }

    @Override
    public void waiting(String words, Duration time) {
        end();
        listener.waiting(server.redact(words), time);
    }

    /// Passes on the text that was held back.
    void end() {
        flush(reasoning, listener::reasoning);
        flush(text, listener::text);
    }

    /// Passes on a piece, and holds back an end that can be the beginning of the key.
    private void pass(StringBuilder said, Consumer<String> to) {
        String redacted = server.redact(said.toString());
        int kept = server.beginningOfASecret(redacted);
        said.setLength(0);
        said.append(redacted, redacted.length() - kept, redacted.length());
        String sure = redacted.substring(0, redacted.length() - kept);
        if (!sure.isEmpty()) {
            to.accept(sure);
        }
    }

    private static void flush(StringBuilder said, Consumer<String> to) {
        if (!said.isEmpty()) {
            to.accept(said.toString());
            said.setLength(0);
        }
    }
}

package dev.reckoner.model;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.Refused;
import dev.reckoner.model.Recorded.Piece;
import dev.reckoner.model.Recorded.Sent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records what comes over another link: replies, and refusals after which a client may ask in
/// another way. What is tried again is not recorded, so that nothing of a recording is waited for.
record Recording(Link link, Protocol protocol, Server server, Pace pace, Tape tape)
        implements Link {

    private static final int BAD_REQUEST = 400;

    /// The same client, recorded.
    static Client of(Client client, Tape tape) {
        var line = client.line();
        return client.through(
                link -> new Recording(link, client.settings(), line.server(), line.pace(), tape));
    }

    @Override
    public Heard send(Call call, Duration within, Assembly stream) throws InterruptedException {
        var overheard = new Overheard(stream, pace);
        Heard heard = link.send(call, within, overheard);
        sent(heard, overheard.pieces).ifPresent(sent -> record(call, sent));
        return heard;
    }

    private void record(Call call, Sent sent) {
        var request = CanonicalRequest.of(call, server::redact);
        tape.add(new Recorded(pace.clock().instant(), request.sha256(), request, sent));
    }

    private Optional<Sent> sent(Heard heard, List<Piece> pieces) {
        return switch (heard) {
            case Answer answer when protocol.read(answer) instanceof Answer ->
                    Optional.of(
                            pieces.isEmpty() || repeatsTheKey(answer.body())
                                    ? new Sent.Whole(answer.request(), redacted(answer.body()))
                                    : new Sent.Stream(answer.request(), redacted(pieces)));
            case Refused(var status, var code, var said, _, var request)
                    when status == BAD_REQUEST ->
                    Optional.of(new Sent.Refusal(request, status, code, said));
            case Answer _, Heard.Failure _ -> Optional.empty();
        };
    }

    /// A stream may have it in two pieces.
    private boolean repeatsTheKey(JsonNode reply) {
        return !redacted(reply).equals(reply);
    }

    private List<Piece> redacted(List<Piece> pieces) {
        return pieces.stream().map(piece -> new Piece(piece.ms(), redacted(piece.data()))).toList();
    }

    /// In case the server repeats the key.
    private JsonNode redacted(JsonNode sent) {
        return Rewritten.inOrder(sent, server::redact);
    }

    /// Keeps the events of a stream on their way.
    private static final class Overheard implements Assembly {

        private final Assembly stream;
        private final Pace pace;
        private final long began;
        private final List<Piece> pieces = new ArrayList<>();

        Overheard(Assembly stream, Pace pace) {
            this.stream = stream;
            this.pace = pace;
            this.began = pace.nanos().getAsLong();
        }

        @Override
        public void add(JsonNode event) {
            long elapsed = pace.nanos().getAsLong() - began;
            pieces.add(new Piece(Duration.ofNanos(elapsed).toMillis(), event.deepCopy()));
            stream.add(event);
        }

        @Override
        public boolean flowing() {
            return stream.flowing();
        }

        @Override
        public boolean complete() {
            return stream.complete();
        }

        @Override
        public Heard end() {
            return stream.end();
        }
    }
}

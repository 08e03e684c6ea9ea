package dev.reckoner.model.cassette;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.json.RewriteTexts;
import dev.reckoner.model.cassette.CassetteExchange.Piece;
import dev.reckoner.model.cassette.CassetteExchange.Sent;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.ForwardedStream;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.StreamAssembler;
import dev.reckoner.model.http.Transport;
import dev.reckoner.model.openai.OpenAiClient;
import dev.reckoner.model.openai.dialect.ReadRefusal;
import dev.reckoner.model.retry.Protocol;
import dev.reckoner.model.retry.RefusalReason;
import dev.reckoner.model.retry.Timing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Records what another transport receives: replies, and the errors after which a client changes
/// its request. Failures that are retried are not recorded, so that a replay has nothing to wait
/// for.
public record RecordingTransport(
        Transport transport, Protocol protocol, Server server, Timing timing, CassetteWriter writer)
        implements Transport {

    /// The statuses after which a client can change its request.
    private static final Set<Integer> REFUSALS = Set.of(400, 422, ErrorStatus.NOT_IMPLEMENTED);

    /// The statuses that a server also sends for other reasons, so that its words decide.
    private static final Set<Integer> AMBIGUOUS = Set.of(404, 413, 500);

    /// The same client, with its exchanges recorded.
    public static OpenAiClient of(OpenAiClient client, CassetteWriter writer) {
        var endpoint = client.endpoint();
        return client.through(transport ->
                new RecordingTransport(
                        transport,
                        client.settings(),
                        endpoint.server(),
                        endpoint.timing(),
                        writer));
    }

    @Override
    public HttpResult send(ApiCall call, Duration within, StreamAssembler stream)
            throws InterruptedException {
        var recording = new RecordingAssembler(stream, timing);
        HttpResult result = transport.send(call, within, recording);
        sent(call, result, recording.pieces).ifPresent(sent -> record(call, sent));
        return result;
    }

    private void record(ApiCall call, Sent sent) {
        var request = RequestFingerprint.of(call, server::redact);
        writer.add(new CassetteExchange(timing.clock().instant(), request.sha256(), request, sent));
    }

    private Optional<Sent> sent(ApiCall call, HttpResult result, List<Piece> pieces) {
        return switch (result) {
            case Body answer when protocol.read(answer) instanceof Body ->
                    Optional.of(
                            pieces.isEmpty() || repeatsTheKey(answer.body())
                                    ? new Sent.Whole(answer.requestId(), redacted(answer.body()))
                                    : new Sent.Stream(answer.requestId(), redacted(pieces)));
            case ErrorStatus error when isRefusal(call, error) ->
                    Optional.of(
                            new Sent.Refusal(
                                    error.requestId(),
                                    error.status(),
                                    error.code(),
                                    error.message()));
            case Body _, HttpResult.Failure _ -> Optional.empty();
        };
    }

    private static boolean isRefusal(ApiCall call, ErrorStatus error) {
        return REFUSALS.contains(error.status())
                || AMBIGUOUS.contains(error.status())
                        && (ReadRefusal.of(call.body(), error.message()).isPresent()
                                || RefusalReason.of(error).changesTheRequest());
    }

    /// Whether the reply contains the key. In a stream the key can be split between two events.
    private boolean repeatsTheKey(JsonNode reply) {
        return !redacted(reply).equals(reply);
    }

    private List<Piece> redacted(List<Piece> pieces) {
        return pieces.stream().map(piece -> new Piece(piece.ms(), redacted(piece.data()))).toList();
    }

    /// The JSON without the key, which a server can repeat.
    private JsonNode redacted(JsonNode sent) {
        return RewriteTexts.inOrder(sent, server::redact);
    }

    /// Keeps a copy of each event and passes it on.
    private static final class RecordingAssembler extends ForwardedStream {

        private final Timing timing;
        private final long began;
        private final List<Piece> pieces = new ArrayList<>();

        RecordingAssembler(StreamAssembler stream, Timing timing) {
            super(stream);
            this.timing = timing;
            this.began = timing.nanos().getAsLong();
        }

        @Override
        public void add(JsonNode event) {
            long elapsed = timing.nanos().getAsLong() - began;
            pieces.add(new Piece(Duration.ofNanos(elapsed).toMillis(), event.deepCopy()));
            super.add(event);
        }

        @Override
        public void interrupted(String words) {
            pieces.clear();
            super.interrupted(words);
        }
    }
}

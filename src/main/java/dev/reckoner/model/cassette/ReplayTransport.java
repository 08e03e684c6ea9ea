package dev.reckoner.model.cassette;

import dev.reckoner.conversation.Delivery.Drift;
import dev.reckoner.conversation.Delivery.Replayed;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.cassette.CassetteExchange.Sent;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.StreamAssembler;
import dev.reckoner.model.http.Transport;
import dev.reckoner.text.DiffExcerpt;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Replays a cassette. Each recorded exchange is used once, for the request it was recorded with;
/// equal requests get their replies in the recorded order. A request that differs only in the
/// outputs of tools gets its reply too, and the differences are reported with it. Any other request
/// is a miss.
///
/// Thread-safe.
final class ReplayTransport implements Transport {

    private final Cassette cassette;
    private final List<Unused> unused = new ArrayList<>();

    /// @param shape the hash of the request without the outputs of tools
    private record Unused(CassetteExchange recorded, String shape) {}

    private record Match(CassetteExchange recorded, List<Drift> drift) {}

    ReplayTransport(Cassette cassette) {
        this.cassette = cassette;
        for (CassetteExchange recorded : cassette.exchanges()) {
            unused.add(new Unused(recorded, ToolOutputs.without(recorded.request()).sha256()));
        }
    }

    /// @throws ModelUnavailable if there is no reply for this request
    @Override
    public HttpResult send(ApiCall call, Duration within, StreamAssembler stream) {
        var take = take(RequestFingerprint.of(call, text -> text));
        var recorded = take.recorded();
        var replayed = new Replayed(recorded.at(), take.drift());
        return switch (recorded.sent()) {
            case Sent.Whole(var id, var body) -> new Body(body, id, replayed);
            case Sent.Stream(var id, var events) -> {
                events.stream()
                        .takeWhile(_ -> !stream.complete())
                        .forEach(event -> stream.add(event.data()));
                stream.ended(true);
                yield stream.end() instanceof Body(var body, _, _)
                        ? new Body(body, id, replayed)
                        : new HttpResult.InvalidBody("a recorded stream that does not end");
            }
            case Sent.Refusal(var id, var status, var code, var said) ->
                    new HttpResult.ErrorStatus(status, code, said, Duration.ZERO, id);
        };
    }

    private synchronized Match take(RequestFingerprint asked) {
        String sha256 = asked.sha256();
        String shape = ToolOutputs.without(asked).sha256();
        var same = first(track -> track.recorded().sha256().equals(sha256));
        if (same != null) {
            return new Match(same.recorded(), List.of());
        }
        var drifted = first(track -> track.shape().equals(shape) && drifts(track, asked));
        if (drifted != null) {
            return new Match(drifted.recorded(), drift(drifted.recorded().request(), asked));
        }
        throw new ModelUnavailable(new ReplayMiss(cassette, asked).toString());
    }

    private @Nullable Unused first(Predicate<Unused> wanted) {
        for (Unused track : unused) {
            if (wanted.test(track)) {
                unused.remove(track);
                return track;
            }
        }
        return null;
    }

    private static boolean drifts(Unused track, RequestFingerprint asked) {
        return !ToolOutputs.of(track.recorded().request()).equals(ToolOutputs.of(asked));
    }

    /// The differences in the newest tool outputs. Differences in earlier outputs were reported
    /// with earlier requests.
    private static List<Drift> drift(RequestFingerprint recorded, RequestFingerprint now) {
        var before = ToolOutputs.newest(recorded);
        var after = ToolOutputs.newest(now);
        var drift = new ArrayList<Drift>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                var texts = DiffExcerpt.of(before.get(i).text(), after.get(i).text());
                drift.add(new Drift(after.get(i).call(), texts.one(), texts.other()));
            }
        }
        return drift;
    }
}

package dev.reckoner.model;

import dev.reckoner.journal.Delivery.Drift;
import dev.reckoner.journal.Delivery.Replayed;
import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Recorded.Sent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Plays a cassette: each recorded exchange once, to the request that it was recorded with; equal
/// requests get theirs in order. A request that differs in what tools have answered is served too,
/// and told of; any other is a miss.
///
/// Several threads may ask.
final class Playback implements Link {

    private final Cassette cassette;
    private final List<Track> left = new ArrayList<>();

    /// @param shape of the request without what tools have answered
    private record Track(Recorded recorded, String shape) {}

    private record Take(Recorded recorded, List<Drift> drift) {}

    Playback(Cassette cassette) {
        this.cassette = cassette;
        for (Recorded recorded : cassette.exchanges()) {
            left.add(new Track(recorded, ToolOutputs.without(recorded.request()).sha256()));
        }
    }

    /// @throws ModelUnavailable if there is none for this request
    @Override
    public Heard send(Call call, Duration within, Assembly stream) {
        var take = take(CanonicalRequest.of(call, text -> text));
        var recorded = take.recorded();
        var replayed = new Replayed(recorded.at(), take.drift());
        return switch (recorded.sent()) {
            case Sent.Whole(var id, var body) -> new Answer(body, id, replayed);
            case Sent.Stream(var id, var events) -> {
                events.stream()
                        .takeWhile(_ -> !stream.complete())
                        .forEach(event -> stream.add(event.data()));
                yield stream.end() instanceof Answer(var body, _, _)
                        ? new Answer(body, id, replayed)
                        : new Heard.Garbage("a recorded stream without an end");
            }
            case Sent.Refusal(var id, var status, var code, var said) ->
                    new Heard.Refused(status, code, said, null, id);
        };
    }

    private synchronized Take take(CanonicalRequest asked) {
        String sha256 = asked.sha256();
        String shape = ToolOutputs.without(asked).sha256();
        var same = first(track -> track.recorded().sha256().equals(sha256));
        if (same != null) {
            return new Take(same.recorded(), List.of());
        }
        var drifted = first(track -> track.shape().equals(shape) && drifts(track, asked));
        if (drifted != null) {
            return new Take(drifted.recorded(), drift(drifted.recorded().request(), asked));
        }
        throw new ModelUnavailable(new Miss(cassette, asked).toString());
    }

    private @Nullable Track first(Predicate<Track> wanted) {
        for (Track track : left) {
            if (wanted.test(track)) {
                left.remove(track);
                return track;
            }
        }
        return null;
    }

    private static boolean drifts(Track track, CanonicalRequest asked) {
        return !ToolOutputs.of(track.recorded().request()).equals(ToolOutputs.of(asked));
    }

    /// Earlier outputs were told of with earlier requests.
    private static List<Drift> drift(CanonicalRequest recorded, CanonicalRequest now) {
        var before = ToolOutputs.newest(recorded);
        var after = ToolOutputs.newest(now);
        var drift = new ArrayList<Drift>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                var texts = Excerpts.of(before.get(i).text(), after.get(i).text());
                drift.add(new Drift(after.get(i).call(), texts.one(), texts.other()));
            }
        }
        return drift;
    }
}

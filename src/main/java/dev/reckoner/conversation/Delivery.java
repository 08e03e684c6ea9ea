package dev.reckoner.conversation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How a reply came to us.
///
/// @param latency from the request that succeeded to the end of its reply
/// @param firstToken time to the first token; null where the reply was not streamed
/// @param attempts requests made, the successful one included
/// @param waits what was waited for before and between them, in order
/// @param request the provider's id of the HTTP request that succeeded; null where it gives none
/// @param replayed where the reply comes from a recording; else null
public record Delivery(
        Duration latency,
        @Nullable Duration firstToken,
        int attempts,
        List<Wait> waits,
        @Nullable String request,
        @Nullable Replayed replayed) {

    /// No way at all: replies that are written by hand.
    public static final Delivery NONE = at(Duration.ZERO, 1);

    /// A wait before a request.
    ///
    /// @param why in words for a person
    public record Wait(Duration time, String why) {}

    /// It was recorded earlier, and cost what it cost then.
    ///
    /// @param drift the newest tool outputs that are not what the recorded model was shown, in
    ///   order
    public record Replayed(Instant recorded, List<Drift> drift) {
        public Replayed {
            drift = List.copyOf(drift);
        }
    }

    /// A tool that answered otherwise than in the recording.
    ///
    /// @param call the id of the tool call
    /// @param recorded its output around the first difference, quoted
    /// @param now the same of this run's; the whole is in its own entry
    public record Drift(String call, String recorded, String now) {}

    public Delivery {
        waits = waits == null ? List.of() : List.copyOf(waits); // older journals have none
    }

    public Delivery(
            Duration latency,
            @Nullable Duration firstToken,
            int attempts,
            List<Wait> waits,
            @Nullable String request) {
        this(latency, firstToken, attempts, waits, request, null);
    }

    public static Delivery at(Duration latency, int attempts) {
        return new Delivery(latency, null, attempts, List.of(), null);
    }
}

package dev.reckoner.journal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// How a reply came to us.
///
/// @param latency from the request that succeeded to the end of its reply
/// @param firstToken time to the first token; null where the reply was not streamed
/// @param attempts requests made, the successful one included
/// @param waits what was waited for before and between them, in order
/// @param request the provider's id of the HTTP request that succeeded; null where it gives none
public record Delivery(
        Duration latency,
        @Nullable Duration firstToken,
        int attempts,
        List<Wait> waits,
        @Nullable String request) {

    /// No way at all: replies that are written by hand.
    public static final Delivery NONE = at(Duration.ZERO, 1);

    /// A wait before a request.
    ///
    /// @param why in words for a person
    public record Wait(Duration time, String why) {}

    public Delivery {
        waits = waits == null ? List.of() : List.copyOf(waits); // older journals have none
    }

    public static Delivery at(Duration latency, int attempts) {
        return new Delivery(latency, null, attempts, List.of(), null);
    }
}

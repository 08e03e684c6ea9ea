package dev.reckoner.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// How a reply was delivered.
///
/// @param latency the time from the successful request to the end of its reply
/// @param firstToken the time to the first token; null if the reply was not streamed
/// @param attempts the number of requests, the successful one included
/// @param waits the waits before and between the requests, in order
/// @param request the provider's id of the successful HTTP request; null if it sent none
/// @param replayed null if the reply does not come from a recording
/// @param repairs what had to be changed so that the server took the request or the reply could be
///   read, in words for a person
public record Delivery(
        Duration latency,
        @Nullable Duration firstToken,
        int attempts,
        List<Wait> waits,
        @Nullable String request,
        @Nullable Replayed replayed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> repairs) {

    /// The delivery of a reply that was written by hand.
    public static final Delivery NONE = at(Duration.ZERO, 1);

    /// A wait before a request.
    ///
    /// @param why the reason, in words for a person
    public record Wait(Duration time, String why) {}

    /// The reply comes from a recording; it was paid for when it was recorded.
    ///
    /// @param drift the newest tool outputs that differ from those in the recording, in order
    public record Replayed(Instant recorded, List<Drift> drift) {
        public Replayed {
            drift = List.copyOf(drift);
        }
    }

    /// A tool output that differs from the recording.
    ///
    /// @param call the id of the tool call
    /// @param recorded the recorded output around the first difference, quoted
    /// @param now the same part of this run's output; its own entry contains the whole output
    public record Drift(String call, String recorded, String now) {}

    public Delivery {
        waits = waits == null ? List.of() : List.copyOf(waits); // missing in older journals
        repairs = repairs == null ? List.of() : List.copyOf(repairs); // missing in older journals
    }

    public Delivery(
            Duration latency,
            @Nullable Duration firstToken,
            int attempts,
            List<Wait> waits,
            @Nullable String request,
            @Nullable Replayed replayed) {
        this(latency, firstToken, attempts, waits, request, replayed, List.of());
    }

    public Delivery(
            Duration latency,
            @Nullable Duration firstToken,
            int attempts,
            List<Wait> waits,
            @Nullable String request) {
        this(latency, firstToken, attempts, waits, request, null);
    }

    /// Whether the reply comes from a recording.
    public boolean wasReplayed() {
        return replayed != null;
    }

    /// The same delivery with further repairs.
    public Delivery repaired(List<String> more) {
        var all = Stream.concat(repairs.stream(), more.stream()).toList();
        return new Delivery(latency, firstToken, attempts, waits, request, replayed, all);
    }

    public static Delivery at(Duration latency, int attempts) {
        return new Delivery(latency, null, attempts, List.of(), null);
    }
}

package dev.reckoner.model.cassette;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A line of a cassette: a request, and what the server sent in reply.
///
/// @param at when the reply was complete
/// @param sha256 the SHA-256 of the request
record CassetteExchange(Instant at, String sha256, RequestFingerprint request, Sent sent) {

    CassetteExchange {
        Objects.requireNonNull(at, "'at' is missing");
        Objects.requireNonNull(sha256, "'sha256' is missing");
        Objects.requireNonNull(request, "'request' is missing");
        Objects.requireNonNull(request.body(), "'request.body' is missing");
        Objects.requireNonNull(request.path(), "'request.path' is missing");
        Objects.requireNonNull(sent, "'sent' is missing");
        if (!request.sha256().equals(sha256)) {
            throw new IllegalArgumentException("'sha256' does not match the request");
        }
    }

    /// What the server sent. No kind will be added.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "as")
    @JsonSubTypes({
        @Type(value = Sent.Whole.class, name = "whole"),
        @Type(value = Sent.Stream.class, name = "stream"),
        @Type(value = Sent.Refusal.class, name = "refusal")
    })
    sealed interface Sent {

        /// @param requestId the server's id of the request; null if it sent none
        record Whole(@Nullable String requestId, JsonNode body) implements Sent {
            public Whole {
                Objects.requireNonNull(body, "'sent.body' is missing");
            }
        }

        record Stream(@Nullable String requestId, List<Piece> events) implements Sent {
            public Stream {
                Objects.requireNonNull(events, "'sent.events' is missing");
                events.forEach(event -> Objects.requireNonNull(event, "'sent.events' has a null"));
                events = List.copyOf(events);
            }
        }

        /// The server understood the request and rejected it.
        record Refusal(@Nullable String requestId, int status, String code, String said)
                implements Sent {
            public Refusal {
                Objects.requireNonNull(code, "'sent.code' is missing");
                Objects.requireNonNull(said, "'sent.said' is missing");
            }
        }
    }

    /// An event of a stream.
    ///
    /// @param ms milliseconds since the request was sent
    record Piece(long ms, JsonNode data) {
        Piece {
            Objects.requireNonNull(data, "'data' of an event is missing");
        }
    }
}

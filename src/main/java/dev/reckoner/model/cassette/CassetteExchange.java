package dev.reckoner.model.cassette;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A line of a cassette: a request, and what the server sent for it.
///
/// @param at when all of it had come
/// @param sha256 of the request
record CassetteExchange(Instant at, String sha256, RequestFingerprint request, Sent sent) {

    CassetteExchange {
        Objects.requireNonNull(at, "it has no time 'at'");
        Objects.requireNonNull(sha256, "it has no 'sha256'");
        Objects.requireNonNull(request, "it has no 'request'");
        Objects.requireNonNull(request.body(), "its request has no 'body'");
        Objects.requireNonNull(request.path(), "its request has no 'path'");
        Objects.requireNonNull(sent, "it has nothing 'sent'");
        if (!request.sha256().equals(sha256)) {
            throw new IllegalArgumentException("its request is not the one with its 'sha256'");
        }
    }

    /// What came. Closed for ever.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "as")
    @JsonSubTypes({
        @Type(value = Sent.Whole.class, name = "whole"),
        @Type(value = Sent.Stream.class, name = "stream"),
        @Type(value = Sent.Refusal.class, name = "refusal")
    })
    sealed interface Sent {

        /// @param requestId the server's; null where it gives none
        record Whole(@Nullable String requestId, JsonNode body) implements Sent {
            public Whole {
                Objects.requireNonNull(body, "what was sent has no 'body'");
            }
        }

        record Stream(@Nullable String requestId, List<Piece> events) implements Sent {
            public Stream {
                events = List.copyOf(events);
            }
        }

        /// The server had understood, and would not.
        record Refusal(@Nullable String requestId, int status, String code, String said)
                implements Sent {
            public Refusal {
                Objects.requireNonNull(code, "the refusal has no 'code'");
                Objects.requireNonNull(said, "the refusal has nothing 'said'");
            }
        }
    }

    /// An event of a stream.
    ///
    /// @param ms milliseconds since the request
    record Piece(long ms, JsonNode data) {
        Piece {
            Objects.requireNonNull(data, "an event has no 'data'");
        }
    }
}

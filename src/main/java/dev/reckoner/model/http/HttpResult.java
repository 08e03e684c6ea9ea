package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Delivery.Replayed;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What came of one HTTP request.
public sealed interface HttpResult {

    /// A JSON object, with a status that says that all is well.
    ///
    /// @param request the server's id of the request; null where it gives none
    /// @param replayed where it comes from a recording; else null
    record Body(JsonNode body, @Nullable String requestId, @Nullable Replayed replayed)
            implements HttpResult {

        public Body(JsonNode body, @Nullable String requestId) {
            this(body, requestId, null);
        }

        Body with(JsonNode body) {
            return new Body(body, requestId, replayed);
        }
    }

    /// No reply to be used. Texts are the server's, cleaned and without the key.
    sealed interface Failure extends HttpResult {}

    /// There was no connection.
    record Unreachable(String why) implements Failure {}

    /// The connection was lost before the reply was whole.
    record Disconnected(String why) implements Failure {}

    /// The time for it was up.
    record TimedOut(Duration within) implements Failure {}

    /// Something that is not the protocol.
    ///
    /// @param received its beginning
    record InvalidBody(String received) implements Failure {}

    /// The server said no.
    ///
    /// @param code the error's code or type, such as `insufficient_quota`; empty where it gives
    ///   none
    /// @param after how long it asks to be left alone
    /// @param request the server's id of the request; null where it gives none
    record ErrorStatus(
            int status,
            String code,
            String message,
            @Nullable Duration retryAfter,
            @Nullable String requestId)
            implements Failure {

        public ErrorStatus(int status, String code, String message, @Nullable Duration retryAfter) {
            this(status, code, message, retryAfter, null);
        }
    }
}

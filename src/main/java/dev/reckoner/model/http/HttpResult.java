package dev.reckoner.model.http;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Delivery.Replayed;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// The result of one HTTP request.
public sealed interface HttpResult {

    /// A JSON object with a success status.
    ///
    /// @param requestId the server's id of the request; null if it sent none
    /// @param replayed null if the body does not come from a recording
    record Body(JsonNode body, @Nullable String requestId, @Nullable Replayed replayed)
            implements HttpResult {

        public Body(JsonNode body, @Nullable String requestId) {
            this(body, requestId, null);
        }

        Body with(JsonNode body) {
            return new Body(body, requestId, replayed);
        }
    }

    /// There is no usable reply. Texts come from the server; control characters and the key are
    /// removed.
    sealed interface Failure extends HttpResult {}

    /// No connection could be opened.
    record Unreachable(String why) implements Failure {}

    /// The connection was lost before the reply was complete.
    ///
    /// @param begun whether a response had begun
    record Disconnected(String why, boolean begun) implements Failure {

        public Disconnected(String why) {
            this(why, true);
        }
    }

    /// The time for the request ran out.
    record TimedOut(Duration within) implements Failure {}

    /// The server sent something that is not a reply of the API.
    ///
    /// @param received the beginning of what was sent
    record InvalidBody(String received) implements Failure {}

    /// The server answered with an error.
    ///
    /// @param code the error's code or type, such as `insufficient_quota`; empty if there is none
    /// @param retryAfter how long the server asks to wait; zero if it does not ask
    /// @param requestId the server's id of the request; null if it sent none
    record ErrorStatus(
            int status,
            String code,
            String message,
            Duration retryAfter,
            @Nullable String requestId)
            implements Failure {

        /// The server cannot do what the request asks for.
        public static final int NOT_IMPLEMENTED = 501;

        public ErrorStatus(int status, String code, String message) {
            this(status, code, message, Duration.ZERO, null);
        }
    }
}

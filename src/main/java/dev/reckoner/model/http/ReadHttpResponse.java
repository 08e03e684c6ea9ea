package dev.reckoner.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.reckoner.json.Json;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.text.Html;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// Reads an HTTP response as an [HttpResult].
///
/// @param now the current time, for dates in `Retry-After`
record ReadHttpResponse(Server server, Instant now, int status, HttpHeaders headers) {

    private static final int INVALID_SHOWN = 120;
    private static final long LONGEST_WAIT = Duration.ofDays(365).toSeconds();

    /// Reads `NaN` and `Infinity` too: some servers write them into fields that are not used here.
    static final ObjectReader LENIENT =
            Json.MAPPER.reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

    private static final ObjectReader READER =
            LENIENT.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    HttpResult body(String body) {
        boolean fine = status >= 200 && status < 300;
        if (!fine) {
            return errorStatus(status, body);
        }
        try {
            JsonNode json = READER.readTree(body);
            var error = ErrorObject.in(json);
            if (error.isPresent()) {
                return errorStatus(ErrorObject.status(error.get()), body);
            }
            return json.isObject() ? new Body(json, requestId()) : invalidBody(body);
        } catch (JsonEOFException _) {
            return body.isBlank()
                    ? invalidBody(body)
                    : new Disconnected("the reply ends in the middle");
        } catch (JsonProcessingException _) {
            return invalidBody(body);
        }
    }

    InvalidBody invalidBody(String body) {
        String sent =
                body.stripLeading().startsWith("<")
                        ? "a web page that says: " + Html.text(body).strip()
                        : body;
        return new InvalidBody(OneLine.quote(server.redact(sent), INVALID_SHOWN));
    }

    /// The result of a stream, with control characters and the key removed and the request's id
    /// added.
    HttpResult completed(HttpResult result) {
        return switch (result) {
            case Body answer -> new Body(answer.body(), requestId());
            case ErrorStatus(var status, var code, var message, _, _) ->
                    new ErrorStatus(status, code, clean(message), Duration.ZERO, requestId());
            case InvalidBody(var received) -> invalidBody(received);
            case HttpResult.Failure failure -> failure;
        };
    }

    private @Nullable String requestId() {
        return headers.firstValue("x-request-id").map(id -> OneLine.quote(id, 80)).orElse(null);
    }

    private String clean(String message) {
        return OneLine.quote(server.redact(message));
    }

    private HttpResult errorStatus(int status, String body) {
        JsonNode json = json(body);
        JsonNode error = ErrorObject.in(json).orElse(json);
        var failedGeneration = ErrorObject.failedGeneration(error);
        if (failedGeneration.isPresent()) {
            return new Body(failedGeneration.get(), requestId());
        }
        String message =
                status >= 300 && status < 400
                        ? headers.firstValue("location").orElse("")
                        : ErrorObject.message(error)
                                .orElseGet(() -> json.isMissingNode() ? Html.text(body) : body);
        return new ErrorStatus(
                status, ErrorObject.code(error), clean(message), retryAfter(), requestId());
    }

    private static JsonNode json(String body) {
        try {
            return READER.readTree(body);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    /// How long the server asks to wait. `Retry-After` is a number of seconds or a date; OpenAI
    /// adds `retry-after-ms`, which is more precise.
    private Duration retryAfter() {
        String millis = headers.firstValue("retry-after-ms").orElse("").strip();
        if (millis.matches("\\d{1,12}(\\.\\d+)?")) {
            return Duration.ofMillis((long) Math.ceil(Double.parseDouble(millis)));
        }
        String after = headers.firstValue("retry-after").orElse("").strip();
        if (after.matches("\\d+(\\.\\d+)?")) {
            double seconds = Math.min(Double.parseDouble(after), LONGEST_WAIT);
            return Duration.ofMillis((long) Math.ceil(seconds * 1000));
        }
        try {
            var at = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }
}

package dev.reckoner.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.Failure;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpTransport.Patience;
import dev.reckoner.model.http.body.PeekedChunks;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Reads the body of a response, whole or as a stream.
///
/// @param response what the status and the headers say
/// @param end when the time runs out, as a value of [System#nanoTime]
record ReadBody(ReadHttpResponse response, PeekedChunks chunks, Patience patience, long end) {

    private static final String DONE = "[DONE]";

    /// How a stream can begin.
    private static final List<String> FIELDS =
            List.of("data:", "event:", "id:", "retry:", ":", "error:");

    private static final ObjectReader READER = ReadHttpResponse.LENIENT;

    /// How long, and how often, a complete reply waits for the end of its response.
    private static final Duration DRAIN_WAIT = Duration.ofMillis(50);

    private static final int DRAIN_TRIES = 16;

    /// Reads a stream or a whole body. Its beginning decides, because some servers name another
    /// type.
    ///
    /// @param announced whether the headers announce a stream
    HttpResult any(boolean announced, StreamAssembler stream)
            throws IOException, InterruptedException, TimeoutException {
        Duration patient = announced ? silence(stream) : left();
        String first =
                chunks.peek(
                        patient.compareTo(left()) < 0 ? patient : left(),
                        begun -> !announced && isPerhapsStream(begun));
        boolean isJson = first.startsWith("{") || first.startsWith("[");
        boolean isStream = FIELDS.stream().anyMatch(first::startsWith);
        return isStream || announced && !isJson ? streamed(stream) : whole();
    }

    /// Whether more of the body can make it a stream.
    private static boolean isPerhapsStream(String begun) {
        return FIELDS.stream()
                .anyMatch(field -> field.startsWith(begun) && field.length() > begun.length());
    }

    /// @throws TimeoutException if the body is not complete in time
    HttpResult whole() throws IOException, InterruptedException, TimeoutException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            byte[] next = chunks.next(left());
            if (next == null) {
                throw new TimeoutException();
            }
            if (next.length == 0) {
                return response.body(bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.writeBytes(next);
            if (bytes.size() > patience.bytes()) {
                return tooLarge();
            }
        }
    }

    /// Reads until the stream ends or announces its end. A connection that is lost after the reply
    /// is complete is not a failure.
    ///
    /// @throws TimeoutException if the stream has not ended in time
    HttpResult streamed(StreamAssembler stream) throws InterruptedException, TimeoutException {
        var broken = read(stream);
        var result = stream.end();
        return broken == null || result instanceof Body ? response.completed(result) : broken;
    }

    /// @return the failure; null if there was none
    private @Nullable Failure read(StreamAssembler stream)
            throws InterruptedException, TimeoutException {
        var events = new ServerSentEvents();
        long size = 0;
        try {
            while (true) {
                byte[] next = next(stream);
                if (next == null) {
                    return new Disconnected(
                            "the stream has been silent for " + OneLine.time(silence(stream)));
                }
                size += next.length;
                if (size > patience.bytes()) {
                    return tooLarge();
                }
                boolean last = next.length == 0;
                for (String event : last ? List.of(events.rest()) : events.feed(next)) {
                    if (event.strip().equals(DONE)) {
                        stream.ended(true);
                        return drained();
                    }
                    if (!add(event, stream)) {
                        return last
                                ? new Disconnected("the stream ends in the middle")
                                : response.invalidBody(event);
                    }
                }
                if (last) {
                    stream.ended(false);
                    return null;
                }
                if (stream.complete()) {
                    return drained();
                }
            }
        } catch (IOException lost) {
            return HttpTransport.failure(lost);
        }
    }

    private byte @Nullable [] next(StreamAssembler stream)
            throws IOException, InterruptedException, TimeoutException {
        Duration silence = silence(stream);
        boolean lastWait = silence.compareTo(left()) >= 0;
        byte[] next = chunks.next(lastWait ? left() : silence);
        if (next == null && lastWait && !(stream.end() instanceof Body)) {
            throw new TimeoutException();
        }
        return next;
    }

    private Duration silence(StreamAssembler stream) {
        return stream.flowing() ? patience.writing() : patience.thinking();
    }

    private static boolean add(String event, StreamAssembler stream) {
        if (event.isBlank()) {
            return true;
        }
        try {
            stream.add(READER.readTree(event));
            return true;
        } catch (JsonProcessingException _) {
            return false;
        }
    }

    /// Reads the response to its end, because only then can the connection be used again.
    private @Nullable Failure drained() throws IOException, InterruptedException {
        for (int i = 0; i < DRAIN_TRIES; i++) {
            byte[] next = chunks.next(DRAIN_WAIT);
            if (next == null || next.length == 0) {
                break;
            }
        }
        return null;
    }

    private InvalidBody tooLarge() {
        return new InvalidBody("more than " + (patience.bytes() >> 20) + " MiB");
    }

    private Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }
}

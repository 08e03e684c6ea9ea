package dev.reckoner.model.http;

import static dev.reckoner.model.Requests.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.Listener;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpTransport.Patience;
import dev.reckoner.model.http.body.Chunks;
import dev.reckoner.model.http.body.PeekedChunks;
import dev.reckoner.model.openai.ChatStreamAssembler;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A body that comes byte by byte, and of which no header says what it is.
class ReadBodyTest {

    private static final String STREAM =
            "data: {\"choices\": [{\"delta\": {\"content\": \"42\"}, \"finish_reason\":"
                    + " \"stop\"}]}\n\n";
    private static final String JSON =
            "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": \"42\"}}]}";

    private static HttpResult read(String body) throws Exception {
        var bytes = new ArrayDeque<byte[]>();
        for (byte one : body.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(new byte[] {one});
        }
        bytes.add(new byte[0]);
        Chunks chunks = _ -> bytes.remove();
        var response =
                new ReadHttpResponse(
                        Server.OPEN_AI,
                        Instant.EPOCH,
                        200,
                        HttpHeaders.of(Map.of(), (_, _) -> true));
        return new ReadBody(
                        response,
                        new PeekedChunks(chunks),
                        Patience.USUAL,
                        System.nanoTime() + TimeUnit.MINUTES.toNanos(1))
                .any(false, new ChatStreamAssembler(Listener.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {STREAM, "\n\n" + STREAM, ": wait\n\n" + STREAM, JSON, " \n" + JSON})
    void isTakenForWhatItIs(String body) throws Exception {
        assertThat(read(body)).isEqualTo(new Body(json(JSON), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "", " "})
    void isNoReplyIfItEndsBeforeThat(String body) throws Exception {
        assertThat(read(body)).isEqualTo(new InvalidBody(body.strip()));
    }
}

package dev.reckoner.model.cassette;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.model.Listener;
import dev.reckoner.model.Requests;
import dev.reckoner.model.cassette.CassetteExchange.Sent;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.Transport;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;

import java.nio.file.Path;
import java.time.Duration;

/// Cassettes to test with, of a model that answers in Chat Completions.
final class Cassettes {

    private static final CassetteHeader HEADER =
            new CassetteHeader(
                    1,
                    "o3",
                    "http://127.0.0.1:1/v1",
                    new ChatSettings(null, Dialect.COMPATIBLE),
                    false,
                    null,
                    null,
                    1000,
                    "0.1.0",
                    FakeTiming.START,
                    null);

    static CassetteWriter cassette(Path file) {
        return CassetteWriter.on(file, HEADER);
    }

    /// @param sent the text of the reply
    static CassetteExchange exchange(String request, String sent) {
        var asked = RequestFingerprint.of(call(request), text -> text);
        return new CassetteExchange(FakeTiming.START, asked.sha256(), asked, whole(sent));
    }

    /// @param body may have `'` for `"`
    static ApiCall call(String body) {
        var json = (ObjectNode) Requests.json(body.replace('\'', '"'));
        return new ApiCall("/chat/completions", json, "a key of its own", 100);
    }

    private static Sent whole(String text) {
        var body = Requests.json("{}").deepCopy();
        return new Sent.Whole("req_1", ((ObjectNode) body).put("text", text));
    }

    /// The text of the reply to this request.
    static String ask(Transport transport, String request) throws InterruptedException {
        var assembly = new ChatSettings(null, Dialect.COMPATIBLE).assembler(Listener.NONE);
        return transport.send(call(request), Duration.ofMinutes(1), assembly)
                        instanceof HttpResult.Body answer
                ? answer.body().path("text").asText()
                : "no answer";
    }

    private Cassettes() {}
}

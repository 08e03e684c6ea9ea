package dev.reckoner.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.model.ApiSettings.ChatSettings;
import dev.reckoner.model.Recorded.Sent;

import java.nio.file.Path;
import java.time.Duration;

/// Cassettes to test with, of a model that answers in Chat Completions.
final class Tapes {

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
                    FakePace.START);

    static Tape tape(Path file) {
        return Tape.on(file, HEADER);
    }

    /// @param sent the text of the reply
    static Recorded exchange(String request, String sent) {
        var asked = CanonicalRequest.of(call(request), text -> text);
        return new Recorded(FakePace.START, asked.sha256(), asked, whole(sent));
    }

    /// @param body may have `'` for `"`
    static Call call(String body) {
        var json = (ObjectNode) Requests.json(body.replace('\'', '"'));
        return new Call("/chat/completions", json, "a key of its own", 100);
    }

    private static Sent whole(String text) {
        var body = Requests.json("{}").deepCopy();
        return new Sent.Whole("req_1", ((ObjectNode) body).put("text", text));
    }

    /// The text of the reply to this request.
    static String ask(Link link, String request) throws InterruptedException {
        var assembly = new ChatSettings(null, Dialect.COMPATIBLE).assembly(Listener.NONE);
        return link.send(call(request), Duration.ofMinutes(1), assembly)
                        instanceof Heard.Answer answer
                ? answer.body().path("text").asText()
                : "no answer";
    }

    private Tapes() {}
}

package dev.reckoner.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.reckoner.model.Notes;
import dev.reckoner.model.Requests;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpTransport.Patience;
import dev.reckoner.model.http.RawServer.Out;
import dev.reckoner.model.http.RawServer.Writing;
import dev.reckoner.model.openai.ChatStreamAssembler;
import dev.reckoner.model.retry.FakeTiming;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

/// What comes of bytes written by hand to a socket.
class HttpTransportTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String TEXT =
            "data: {\"id\": \"1\", \"choices\": [{\"delta\": {\"content\": \"42\"}}]}\n\n";
    private static final String FINISH =
            "data: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}\n\n";
    private static final String USAGE =
            "data: {\"choices\": [], \"usage\": {\"prompt_tokens\": 3}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";
    private static final Body REPLY =
            new Body(
                    Requests.json(
                            "{\"id\": \"1\", \"choices\": [{\"finish_reason\": \"stop\","
                                    + " \"message\": {\"content\": \"42\"}}]}"),
                    null);
    private static final Body CHARGED =
            new Body(
                    Requests.json(
                            "{\"id\": \"1\", \"usage\": {\"prompt_tokens\": 3}, \"choices\":"
                                    + " [{\"finish_reason\": \"stop\", \"message\": {\"content\":"
                                    + " \"42\"}}]}"),
                    null);

    private final Notes notes = new Notes();
    private Patience patience = new Patience(LONG, LONG, 1 << 20);

    private HttpTransport transport(RawServer server) {
        var there = Server.of(server.url(), null);
        return new HttpTransport(
                there,
                SharedHost.unshared(there, System::nanoTime),
                () -> FakeTiming.START,
                patience);
    }

    private HttpResult send(RawServer server, Duration within) throws InterruptedException {
        var body = JsonNodeFactory.instance.objectNode().put("stream", true);
        return transport(server)
                .send(new ApiCall("/x", body, "k", 1), within, new ChatStreamAssembler(notes));
    }

    private HttpResult result(Duration within, Writing writing) throws InterruptedException {
        try (var server = new RawServer(writing)) {
            return send(server, within);
        }
    }

    private HttpResult result(Writing writing) throws InterruptedException {
        return result(LONG, writing);
    }

    private static void end(Out out) throws IOException {
        out.bytes().close();
    }

    @Nested
    class AStream {

        @Test
        void isReadToItsEnd() throws InterruptedException {
            assertThat(result(out -> end(out.stream().write(TEXT + FINISH + USAGE + DONE))))
                    .isEqualTo(CHARGED);
            assertThat(notes.taken).containsExactly("text 42");
        }

        @Test
        void mayComeByteByByte() throws InterruptedException {
            assertThat(
                            result(out -> {
                                out.stream();
                                for (char c : (TEXT + FINISH).toCharArray()) {
                                    out.write(String.valueOf(c));
                                }
                                end(out);
                            }))
                    .isEqualTo(REPLY);
        }

        @Test
        void isOverWhenItSaysSoWhoeverHoldsTheConnection() throws InterruptedException {
            assertThat(result(out -> out.stream().write(TEXT + FINISH + USAGE + DONE).hang()))
                    .isEqualTo(CHARGED);
        }

        @Test
        void needsNoWordThatItIsOver() throws InterruptedException {
            assertThat(result(out -> end(out.stream().write(TEXT + FINISH + USAGE.strip()))))
                    .isEqualTo(CHARGED);
        }

        @Test
        void thatStallsIsCutAndTold() throws InterruptedException {
            patience = new Patience(LONG, SHORT, 1 << 20);

            assertThat(result(out -> out.stream().write(TEXT).hang()))
                    .isEqualTo(new Disconnected("the stream has been silent for 0.1 s"));
        }

        @Test
        void thatStallsBeforeItBeginsIsCut() throws InterruptedException {
            patience = new Patience(SHORT, LONG, 1 << 20);

            assertThat(result(out -> out.stream().hang()))
                    .isEqualTo(new Disconnected("the stream has been silent for 0.1 s"));
        }

        @Test
        void thatStallsOrBreaksAfterTheReplyIsCompleteHasDoneItsWork() throws InterruptedException {
            patience = new Patience(LONG, SHORT, 1 << 20);

            assertThat(result(out -> out.stream().write(TEXT + FINISH).hang())).isEqualTo(REPLY);
            assertThat(result(out -> end(out.stream().write(TEXT + FINISH + "data: {\"us"))))
                    .isEqualTo(REPLY);
            assertThat(
                            result(out ->
                                    end(
                                            out.write(
                                                            "HTTP/1.1 200 OK\r\nContent-Type:"
                                                                    + " text/event-stream\r\n"
                                                                    + "Transfer-Encoding:"
                                                                    + " chunked\r\n\r\n")
                                                    .chunk(TEXT + FINISH))))
                    .isEqualTo(REPLY);
        }

        @Test
        void thatGoesOnPastTheTimeIsTimedOut() throws InterruptedException {
            assertThat(result(SHORT, out -> out.stream().write(TEXT).hang()))
                    .isEqualTo(new TimedOut(SHORT));
        }

        @Test
        void cutInTheMiddleIsCutOff() throws InterruptedException {
            assertThat(result(out -> end(out.stream().write(TEXT))))
                    .isEqualTo(new Disconnected("the stream ended before the reply"));
            assertThat(result(out -> end(out.stream().write(TEXT + "data: {\"choi"))))
                    .isEqualTo(new Disconnected("the stream ends in the middle"));
        }

        @Test
        void ofSomethingElseIsGarbage() throws InterruptedException {
            assertThat(result(out -> end(out.stream().write("data: hello\n\n"))))
                    .isEqualTo(new InvalidBody("hello"));
        }

        @Test
        void withAnErrorInItIsRefused() throws InterruptedException {
            String error = "data: {\"error\": {\"message\": \"overloaded\", \"code\": 503}}\n\n";

            assertThat(
                            result(out ->
                                    out.head(
                                                    200,
                                                    "Content-Type: Text/Event-Stream;charset=utf-8",
                                                    "x-request-id: req_9")
                                            .write(TEXT + error)
                                            .hang()))
                    .isEqualTo(new ErrorStatus(503, "", "overloaded", Duration.ZERO, "req_9"));
        }

        @Test
        void withoutEndIsBounded() throws InterruptedException {
            String comment = ":" + "x".repeat(1 << 16) + "\n";

            assertThat(
                            result(out -> {
                                out.stream();
                                while (true) {
                                    out.write(comment);
                                }
                            }))
                    .isEqualTo(new InvalidBody("more than 1 MiB"));
        }

        @Test
        void leavesItsConnectionToTheNextRequest() throws InterruptedException {
            Writing kept =
                    out ->
                            out.write(
                                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                                    + "Transfer-Encoding: chunked\r\n\r\n")
                                    .chunk(TEXT + FINISH + DONE)
                                    .write("0\r\n\r\n");
            try (var server = new RawServer(kept)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(send(server, LONG)).isEqualTo(REPLY);
                }

                assertThat(server.connections).hasValue(1);
            }
        }
    }

    @Nested
    class AWholeReply {

        private static final String JSON =
                "{\"choices\": [{\"message\": {\"content\": \"42\"}}], \"error\": null}";

        @Test
        void toAStreamedRequestIsTaken() throws InterruptedException {
            assertThat(
                            result(out ->
                                    end(
                                            out.head(200, "Content-Type: application/json")
                                                    .write(JSON))))
                    .isEqualTo(new Body(Requests.json(JSON), null));
        }

        @Test
        void ofAnyTypeIsTakenForWhatItIs() throws InterruptedException {
            assertThat(result(out -> end(out.head(200, "Content-Type: text/html").write(JSON))))
                    .isEqualTo(new Body(Requests.json(JSON), null));
            assertThat(result(out -> end(out.head(200).write("<html>no</html>"))))
                    .isEqualTo(new InvalidBody("a web page that says: no"));
            assertThat(result(out -> end(out.head(200).write(TEXT + FINISH)))).isEqualTo(REPLY);
            assertThat(
                            result(out ->
                                    end(
                                            out.head(200, "Content-Type: text/event-stream")
                                                    .write(JSON))))
                    .isEqualTo(new Body(Requests.json(JSON), null));
        }

        @Test
        void thatIsZippedIsUnzipped() throws InterruptedException {
            assertThat(result(out -> zipped(out, "application/json", JSON)))
                    .isEqualTo(new Body(Requests.json(JSON), null));
            assertThat(result(out -> zipped(out, "text/event-stream", TEXT + FINISH + DONE)))
                    .isEqualTo(REPLY);
        }

        /// Flushed after each line, as a proxy does it.
        private static void zipped(Out out, String type, String text) throws IOException {
            out.head(200, "Content-Type: " + type, "Content-Encoding: gzip");
            try (var zip = new GZIPOutputStream(out.bytes(), true)) {
                for (String line : text.split("(?<=\n)")) {
                    zip.write(line.getBytes(StandardCharsets.UTF_8));
                    zip.flush();
                }
            }
        }

        @Test
        void thatIsZippedAndCutOffIsLost() throws InterruptedException {
            assertThat(
                            result(out -> {
                                out.head(200, "Content-Encoding: gzip");
                                var zip = new GZIPOutputStream(out.bytes(), true);
                                zip.write("{\"choices\": [".getBytes(StandardCharsets.UTF_8));
                                zip.flush();
                                end(out);
                            }))
                    .isInstanceOf(Disconnected.class);
        }

        @Test
        void thatIsZippedAndStallsIsTimedOut() throws InterruptedException {
            assertThat(
                            result(
                                    SHORT,
                                    out -> {
                                        out.head(200, "Content-Encoding: gzip");
                                        var zip = new GZIPOutputStream(out.bytes(), true);
                                        zip.write("{".getBytes(StandardCharsets.UTF_8));
                                        zip.flush();
                                        out.hang();
                                    }))
                    .isEqualTo(new TimedOut(SHORT));
        }

        @Test
        void thatStallsIsTimedOut() throws InterruptedException {
            assertThat(result(SHORT, out -> out.head(200).write("{").hang()))
                    .isEqualTo(new TimedOut(SHORT));
        }

        @Test
        void cutInTheMiddleIsCutOff() throws InterruptedException {
            assertThat(result(out -> end(out.head(200).write("{\"choices\": ["))))
                    .isEqualTo(new Disconnected("the reply ends in the middle"));
            assertThat(result(out -> end(out.head(200, "Content-Length: 100").write("{\"a\": 1}"))))
                    .isInstanceOf(Disconnected.class);
        }

        @Test
        void withoutEndIsBounded() throws InterruptedException {
            assertThat(
                            result(out -> {
                                out.head(200);
                                while (true) {
                                    out.write(" ".repeat(1 << 16));
                                }
                            }))
                    .isEqualTo(new InvalidBody("more than 1 MiB"));
        }

        @Test
        void thatIsRefusedSaysWhyAndForHowLong() throws InterruptedException {
            assertThat(
                            result(out ->
                                    end(
                                            out.head(
                                                            429,
                                                            "Retry-After-Ms: 1500.5",
                                                            "Retry-After: 2",
                                                            "X-Request-Id: req_3")
                                                    .write(
                                                            "{\"error\": {\"message\": \"slow\","
                                                                    + " \"code\": \"x\"}}"))))
                    .isEqualTo(new ErrorStatus(429, "x", "slow", Duration.ofMillis(1501), "req_3"));
        }

        @Test
        void isNotAskedForAsAStream() throws InterruptedException {
            try (var server = new RawServer(out -> end(out.stream().write(TEXT + FINISH)))) {
                var models = Server.of(server.url(), null).models();

                assertThat(transport(server).get(models, LONG))
                        .isEqualTo(new InvalidBody("a stream that was not requested"));
            }
        }
    }

    @Nested
    class AServer {

        @Test
        void thatNeverAnswersIsTimedOut() throws InterruptedException {
            assertThat(result(SHORT, Out::hang)).isEqualTo(new TimedOut(SHORT));
            assertThat(result(SHORT, out -> out.write("HTTP/1.1 200 OK\r\nContent-Ty").hang()))
                    .isEqualTo(new TimedOut(SHORT));
        }

        @Test
        void thatHangsUpIsCutOff() throws InterruptedException {
            assertThat(result(HttpTransportTest::end)).isInstanceOf(Disconnected.class);
        }

        static List<String> nonsense() {
            return List.of(
                    "220 mail.example ESMTP\r\n\r\n",
                    "HTTP/1.1 abc OK\r\n\r\n",
                    "HTTP/1.1 99999 OK\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}",
                    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                    "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nx: " + "y".repeat(1 << 20) + "\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n",
                    "HTTP/1.1 204 No Content\r\n\r\n",
                    "HTTP/1.1 101 Switching\r\n\r\n");
        }

        @ParameterizedTest
        @MethodSource("nonsense")
        void ofAnotherProtocolFailsAsServersDo(String bytes) throws InterruptedException {
            assertThat(result(out -> end(out.write(bytes))))
                    .isInstanceOfAny(InvalidBody.class, Disconnected.class, ErrorStatus.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: x\n"
            })
    void anInterruptClosesTheConnection(String before) throws InterruptedException {
        try (var server = new RawServer(out -> out.write(before).hang())) {
            var ended = new AtomicReference<Object>();
            var asking =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    ended.set(send(server, LONG));
                                } catch (InterruptedException e) {
                                    ended.set(e);
                                }
                            });
            server.asked.await();
            asking.interrupt();
            asking.join();
            server.left.await();

            assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        }
    }
}

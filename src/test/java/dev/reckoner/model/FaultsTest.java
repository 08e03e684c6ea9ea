package dev.reckoner.model;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.Turn.cutsOff;
import static dev.reckoner.testing.Turn.fails;
import static dev.reckoner.testing.Turn.html;
import static dev.reckoner.testing.Turn.keepsSilent;
import static dev.reckoner.testing.Turn.rateLimited;
import static dev.reckoner.testing.Turn.says;
import static dev.reckoner.testing.Turn.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.journal.Reply;
import dev.reckoner.model.Heard.Unreachable;
import dev.reckoner.testing.ChatServer;
import dev.reckoner.testing.Turn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Servers that fail, for a while or for good.
class FaultsTest {

    private static final String KEY = "sk-secret-0123456789";

    private final FakePace pace = new FakePace();
    private final List<String> told = new ArrayList<>();
    private final Listener listening =
            new Listener() {
                @Override
                public void waiting(String words) {
                    told.add(words);
                }
            };

    private ChatCompletions model(String url, @Nullable String key) {
        return new ChatCompletions(line(url, key, pace), null, Dialect.COMPATIBLE);
    }

    private Reply reply(Turn... turns) throws InterruptedException {
        try (var server = ChatServer.start(turns)) {
            return model(server.url(), null).reply(asking(user("Go.")), listening);
        }
    }

    /// What the person is told in the end, with `URL` for the server's.
    private String complaint(Turn... turns) {
        try (var server = ChatServer.start(turns)) {
            return complaint(server, null);
        }
    }

    private String complaint(ChatServer server, @Nullable String key) {
        return complaint(server.url(), key).replace(server.url(), "URL");
    }

    private String complaint(String url, @Nullable String key) {
        var thrown = new ArrayList<String>();
        assertThatThrownBy(() -> model(url, key).reply(asking(user("Go."))))
                .isInstanceOfSatisfying(
                        ModelUnavailable.class, e -> thrown.add(String.valueOf(e.getMessage())));
        return thrown.getFirst();
    }

    @Nested
    class ThatPass {

        @Test
        void aRateLimitIsWaitedForAsLongAsItAsksAndTold() throws InterruptedException {
            var reply = reply(rateLimited("12"), rateLimited("0.2"), says("42"));

            assertThat(reply.text()).isEqualTo("42");
            assertThat(reply.delivery().attempts()).isEqualTo(3);
            assertThat(pace.slept).containsExactly(Duration.ofSeconds(12), Duration.ofMillis(200));
            assertThat(told)
                    .containsExactly(
                            "rate limited, next try in 12 s, 2 of 8",
                            "rate limited, next try in 0.2 s, 3 of 8");
        }

        @Test
        void aDateToWaitForIsUnderstood() throws InterruptedException {
            reply(rateLimited("Sun, 22 Nov 2026 12:00:30 GMT"), says("42"));

            assertThat(pace.slept).containsExactly(Duration.ofSeconds(30));
        }

        @Test
        void aServerThatStumblesIsAskedAgain() throws InterruptedException {
            var reply =
                    reply(
                            fails(500, "boom", "x"),
                            fails(500, "boom", "x"),
                            fails(503, "loading", "x"),
                            html(502),
                            cutsOff(),
                            sends("{\"choices\": [{\"mess"),
                            says("42"));

            assertThat(reply.text()).isEqualTo("42");
            assertThat(told)
                    .containsExactly(
                            "server error 500, next try in 0.3 s, 2 of 8",
                            "server error 500, next try in 0.5 s, 3 of 8",
                            "server overloaded (503), next try in 1 s, 4 of 8",
                            "server error 502, next try in 2 s, 5 of 8",
                            "connection lost, next try in 4 s, 6 of 8",
                            "connection lost, next try in 8 s, 7 of 8");
        }

        @Test
        void anErrorInsideOf200IsAnError() throws InterruptedException {
            var reply =
                    reply(sends("{\"error\": {\"message\": \"busy\", \"code\": 502}}"), says("42"));

            assertThat(reply.delivery().attempts()).isEqualTo(2);
            assertThat(told).containsExactly("server error 502, next try in 0.3 s, 2 of 8");
        }

        @Test
        void garbageIsAskedForOnceMore() throws InterruptedException {
            assertThat(reply(sends("Hello!"), says("42")).text()).isEqualTo("42");
        }
    }

    @Nested
    class ThatDoNot {

        @Test
        void afterEightTriesItIsOver() {
            var always = Collections.nCopies(8, fails(503, "loading the model", "x"));

            assertThat(complaint(always.toArray(Turn[]::new)))
                    .isEqualTo(
                            "no reply from URL after 8 tries: server overloaded (503); it said:"
                                    + " loading the model");
            assertThat(pace.slept).hasSize(7);
        }

        @Test
        void aWaitLongerThanTheTimeThereIsEndsItAtOnce() {
            assertThat(complaint(rateLimited("3600"), says("42")))
                    .isEqualTo(
                            "no reply from URL after 1 try: it asks to wait 3600 s, 300 s are left"
                                    + " for this call; rate limited; it said: Rate limit reached");
            assertThat(pace.slept).isEmpty();
        }

        @Test
        void anAccountWithoutMoneyIsNotWaitedFor() {
            assertThat(
                            complaint(
                                    fails(
                                            429,
                                            "You exceeded your current quota.",
                                            "insufficient_quota")))
                    .isEqualTo(
                            "the account at URL cannot go on (429): check its plan, limits and"
                                    + " billing; it said: You exceeded your current quota.");
        }

        @Test
        void garbageTwiceIsShownWithoutWhatTerminalsObey() {
            var garbage = sends("\u001b[31mHello\u001b[0m\u0007 \u202eworld\r\n" + "x".repeat(500));

            String complaint = complaint(garbage, garbage);

            assertThat(complaint)
                    .isEqualTo(
                            "URL did not send a reply of its API: is it an OpenAI-compatible"
                                    + " server? it sent: Hello world "
                                    + "x".repeat(107)
                                    + "…");
        }

        @Test
        void jsonThatIsNoCompletionIsGarbage() {
            assertThat(complaint(sends("{\"ok\": true}"), sends("{\"choices\": [7]}")))
                    .endsWith("it sent: {\"choices\":[7]}");
        }

        @Test
        void nothingAtAllIsGarbage() {
            assertThat(complaint(sends(""), sends("")))
                    .isEqualTo("URL sent an empty reply: is it an OpenAI-compatible server?");
        }

        @Test
        void aRequestThatIsRefusedIsNotRepeated() {
            assertThat(complaint(fails(400, "Invalid 'messages'.", "invalid_value"), says("42")))
                    .isEqualTo("URL refused the request (400); it said: Invalid 'messages'.");
        }

        @Test
        void aModelThatIsNotThere() {
            assertThat(
                            complaint(
                                    fails(
                                            404,
                                            "The model `o3-mini` does not exist",
                                            "model_not_found")))
                    .isEqualTo(
                            "no model 'o3-mini' at URL (404): see what is there with 'reckoner"
                                + " models --base-url URL'; it said: The model `o3-mini` does not"
                                + " exist");
        }

        @Test
        void aBaseUrlThatLeadsNowhere() {
            assertThat(complaint(html(404)))
                    .isEqualTo(
                            "nothing at URL (404): a base URL ends in /v1 as a rule; it"
                                    + " said: 404 Bad gateway");
        }

        @Test
        void aKeyThatIsRefusedIsNotShown() {
            try (var server = ChatServer.startWithKey("another")) {
                assertThat(complaint(server, KEY))
                        .isEqualTo(
                                "the server refused the key (401): check OPENAI_API_KEY or"
                                        + " --api-key-file; it said: Incorrect API key provided");
            }
        }

        @Test
        void aKeyThatIsMissingIsAskedFor() {
            try (var server = ChatServer.startWithKey("another")) {
                assertThat(complaint(server, null))
                        .startsWith("URL wants a key (401): set OPENAI_API_KEY");
            }
        }

        @Test
        void aServerThatRepeatsTheKeyDoesNotGetItShown() {
            try (var server = ChatServer.start(fails(403, "no access for " + KEY + "!", "x"))) {
                assertThat(complaint(server, KEY))
                        .isEqualTo(
                                "the server refused the key (403): check OPENAI_API_KEY or"
                                        + " --api-key-file; it said: no access for [key]!");
            }
        }

        @Test
        void silenceEndsWithTheTimeThereIs() {
            try (var server = ChatServer.start(keepsSilent())) {
                var request =
                        new Request(
                                List.of(user("Go.")), List.of(), null, 10, Duration.ofMillis(50));

                assertThatThrownBy(() -> model(server.url(), null).reply(request))
                        .isInstanceOf(ModelUnavailable.class)
                        .hasMessageContaining("within 0.1 s: give it more time or a lower effort");
            }
        }
    }

    @Nested
    class WithoutAServer {

        @Test
        void nothingThatListensIsSaidAtOnce() throws IOException {
            String url = "http://127.0.0.1:" + freePort() + "/v1";

            assertThat(complaint(url, null))
                    .isEqualTo(
                            "nothing listens at "
                                    + url
                                    + ": is the server running, and the base URL right?");
        }

        @Test
        void aServerThatGoesAwayAfterItHasAnsweredIsWaitedFor() throws InterruptedException {
            ChatCompletions model;
            try (var server = ChatServer.start(says("1"))) {
                model = model(server.url(), null);
                model.reply(asking(user("Go.")));
            }

            assertThatThrownBy(() -> model.reply(asking(user("Go.")), listening))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("after 8 tries");
            assertThat(told).hasSize(7);
        }

        @Test
        void aHostThatDoesNotExist() {
            var server = Server.of("http://no-such-host/v1", null);

            assertThat(new Complaint(server, "m").about(new Unreachable("unknown host")))
                    .isEqualTo(
                            "there is no host 'no-such-host': check the base URL and the network");
        }

        @Test
        void aServerOfAnotherProtocol() throws IOException {
            try (var socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> greet(socket));

                assertThat(complaint("http://127.0.0.1:" + socket.getLocalPort(), null))
                        .contains("did not send a reply of its API");
            }
        }

        @Test
        void anInterruptEndsTheWait() {
            var impatient =
                    new Listener() {
                        @Override
                        public void waiting(String words) {
                            Thread.currentThread().interrupt();
                        }
                    };
            try (var server = ChatServer.start(rateLimited("9"), says("42"))) {
                var model = model(server.url(), null);

                assertThatThrownBy(() -> model.reply(asking(user("Go.")), impatient))
                        .isInstanceOf(InterruptedException.class);
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        private static void greet(ServerSocket socket) {
            while (true) {
                try (var connection = socket.accept()) {
                    connection.getInputStream().read();
                    connection
                            .getOutputStream()
                            .write(
                                    "220 mail.example ESMTP\r\n"
                                            .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException _) {
                    return;
                }
            }
        }
    }
}

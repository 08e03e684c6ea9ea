package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Faults.cutsAt;
import static dev.reckoner.testing.openai.Faults.error;
import static dev.reckoner.testing.openai.Faults.html;
import static dev.reckoner.testing.openai.Faults.overloaded;
import static dev.reckoner.testing.openai.Faults.rateLimited;
import static dev.reckoner.testing.openai.Faults.rateLimitedMillis;
import static dev.reckoner.testing.openai.Faults.rateLimitedUntil;
import static dev.reckoner.testing.openai.Faults.sends;
import static dev.reckoner.testing.openai.Faults.serverError;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Reply;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Notes;
import dev.reckoner.model.ToolsRefused;
import dev.reckoner.model.http.RawServer;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;

/// What a person is told of servers that fail, for a while or for good. That what can pass is
/// waited for and paid once: [FaultyServerTest]. When to give up:
/// [dev.reckoner.model.retry.RetryPolicyTest].
class FaultsTest {

    private static final String KEY = "sk-secret-0123456789";

    private final FakeTiming timing = new FakeTiming();
    private final Notes notes = new Notes();

    private ChatCompletionsModel model(String url, @Nullable String key) {
        return new ChatCompletionsModel(
                line(url, key, timing), new ChatSettings(null, Dialect.COMPATIBLE));
    }

    private Reply reply(Turn... turns) throws InterruptedException {
        try (var server = scripted(turns).start()) {
            return model(server.url(), null).reply(asking(user("Go.")), notes);
        }
    }

    /// What the person is told in the end, with `URL` for the server's and `ID` for the request's.
    private String failureMessage(Turn... turns) {
        try (var server = scripted(turns).start()) {
            return failureMessage(server, null);
        }
    }

    private String failureMessage(OpenAiServer server, @Nullable String key) {
        return failureMessage(server.url(), key)
                .replace(server.url(), "URL")
                .replaceAll("req_\\w+", "ID");
    }

    private String failureMessage(String url, @Nullable String key) {
        var thrown = new ArrayList<String>();
        assertThatThrownBy(() -> model(url, key).reply(asking(user("Go."))))
                .isInstanceOfSatisfying(
                        ModelUnavailable.class, e -> thrown.add(String.valueOf(e.getMessage())));
        return thrown.getFirst();
    }

    @Nested
    class ThatPass {

        @Test
        void aRateLimitIsWaitedForAsLongAsItAsks() throws InterruptedException {
            var reply =
                    reply(
                            rateLimitedUntil(FakeTiming.START.plusSeconds(30)),
                            rateLimited("12"),
                            rateLimited("0.2"),
                            rateLimitedMillis(1500),
                            says("42"));

            assertThat(reply.text()).isEqualTo("42");
            assertThat(reply.delivery().attempts()).isEqualTo(5);
            assertThat(timing.slept)
                    .containsExactly(
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(12),
                            Duration.ofMillis(200),
                            Duration.ofMillis(1500));
        }

        @Test
        void whatIsWaitedForIsToldAndForHowLong() throws InterruptedException {
            var reply =
                    reply(
                            rateLimited("12"),
                            serverError(),
                            overloaded(),
                            html(502),
                            sends(200, "{\"choices\": [{\"mess"),
                            sends(200, "{\"error\": {\"message\": \"busy\", \"code\": 502}}"),
                            says("42").but(cutsAt(0.5)));

            assertThat(reply.text()).isEqualTo("42");
            assertThat(notes.taken)
                    .containsExactly(
                            "waiting: rate limited, next try in 12 s, 2 of 8",
                            "waiting: server error 500, next try in 0.5 s, 3 of 8",
                            "waiting: server overloaded (503), next try in 1 s, 4 of 8",
                            "waiting: server error 502, next try in 2 s, 5 of 8",
                            "lost: connection lost",
                            "waiting: connection lost, next try in 4 s, 6 of 8",
                            "waiting: server error 502, next try in 8 s, 7 of 8",
                            "lost: connection lost",
                            "waiting: connection lost, next try in 15 s, 8 of 8");
        }
    }

    @Nested
    class ThatDoNot {

        @Test
        void aWaitLongerThanTheTimeThereIsEndsItAtOnce() {
            assertThat(failureMessage(rateLimited("3600"), says("42")))
                    .isEqualTo(
                            "no reply from URL after 1 try: it asks to wait 3600 s, 300 s are left"
                                    + " for this call; rate limited; it said: Rate limit reached"
                                    + " for requests. (request ID)");
            assertThat(timing.slept).isEmpty();
        }

        @Test
        void garbageTwiceIsShownWithoutWhatTerminalsObey() {
            var garbage =
                    sends(200, "\u001b[31mHello\u001b[0m\u0007 \u202eworld\r\n" + "x".repeat(500));

            assertThat(failureMessage(garbage, garbage))
                    .isEqualTo(
                            "URL did not send a reply of its API: check the base URL, which usually"
                                    + " ends in /v1; it sent: Hello world "
                                    + "x".repeat(107)
                                    + "…");
        }

        @Test
        void jsonThatIsNoCompletionIsGarbage() {
            assertThat(
                            failureMessage(
                                    sends(200, "{\"ok\": true}"), sends(200, "{\"choices\": [7]}")))
                    .endsWith("it sent: {\"choices\":[7]}");
        }

        @Test
        void nothingAtAllIsGarbage() {
            assertThat(failureMessage(sends(200, ""), sends(200, "")))
                    .isEqualTo(
                            "URL sent an empty reply: check the base URL, which usually ends in"
                                    + " /v1");
        }

        @Test
        void aRequestThatIsRefusedIsNotRepeated() {
            try (var server =
                    scripted(error(400, "x", "invalid_value", "Invalid 'messages'."), says("42"))
                            .start()) {
                assertThat(failureMessage(server, null))
                        .isEqualTo(
                                "URL refused the request (400); it said: Invalid 'messages'."
                                        + " (request ID)");
                assertThat(server.ledger().received()).isEqualTo(1);
            }
        }

        @Test
        void toolsThatOnlyTheOtherApiTakesAreRefusedTools() {
            var refusal =
                    error(
                            400,
                            "invalid_request_error",
                            null,
                            "Function tools with reasoning_effort are not supported for o9 in"
                                    + " /v1/chat/completions. Please use /v1/responses instead.");
            try (var server = scripted(refusal).start()) {
                assertThatThrownBy(() -> model(server.url(), null).reply(asking(user("Go."))))
                        .isInstanceOf(ToolsRefused.class);
            }
        }

        @Test
        void aModelThatIsNotThere() {
            try (var server = scripted(says("42")).retiring("o3-mini").start()) {
                assertThat(failureMessage(server, null))
                        .isEqualTo(
                                "there is no model 'o3-mini' at URL (404): choose one from its list"
                                    + " of models; it said: The model `o3-mini` does not exist or"
                                    + " you do not have access to it. (request ID)");
            }
        }

        @Test
        void aBaseUrlThatLeadsNowhere() {
            assertThat(failureMessage(html(404)))
                    .isEqualTo(
                            "there is nothing at URL (404): check the base URL, which usually ends"
                                    + " in /v1; it said: 404 Bad gateway (request ID)");
        }

        @Test
        void aKeyThatIsRefusedIsNotShown() {
            try (var server = scripted().key("another").start()) {
                assertThat(failureMessage(server, KEY))
                        .isEqualTo(
                                "the server refused the key (401): check the variable or the file"
                                    + " that has it; it said: Incorrect API key provided: ********."
                                    + " You can find your API key at your account page. (request"
                                    + " ID)");
            }
        }

        @Test
        void aKeyThatIsMissingIsAskedFor() {
            try (var server = scripted().key("another").start()) {
                assertThat(failureMessage(server, null))
                        .startsWith(
                                "URL needs an API key (401): name the variable or the file that has"
                                        + " it");
            }
        }

        @Test
        void aServerThatRepeatsTheKeyDoesNotGetItShown() {
            var noAccess = error(403, "x", null, "no access for " + KEY + "!");
            try (var server = scripted(noAccess).start()) {
                assertThat(failureMessage(server, KEY))
                        .isEqualTo(
                                "the server refused the key (403): check the variable or the file"
                                    + " that has it; it said: no access for [key]! (request ID)");
            }
        }
    }

    @Nested
    class WithoutAServer {

        @Test
        void nothingThatListensIsSaidAtOnce() throws IOException {
            String url = "http://127.0.0.1:" + freePort() + "/v1";

            assertThat(failureMessage(url, null))
                    .isEqualTo(
                            "no server is listening at "
                                    + url
                                    + ": check that it is running and that the base URL is right");
        }

        @Test
        void aServerThatGoesAwayAfterItHasAnsweredIsWaitedFor() throws InterruptedException {
            ChatCompletionsModel model;
            try (var server = scripted(says("1")).start()) {
                model = model(server.url(), null);
                model.reply(asking(user("Go.")));
            }

            assertThatThrownBy(() -> model.reply(asking(user("Go.")), notes))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("after 8 tries");
            assertThat(notes.taken).hasSize(7);
        }

        @Test
        void aServerOfAnotherProtocol() {
            try (var server =
                    new RawServer(out -> out.write("220 mail.example ESMTP\r\n").bytes().close())) {
                assertThat(failureMessage(server.url(), null))
                        .contains("did not send a reply of its API");
            }
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}

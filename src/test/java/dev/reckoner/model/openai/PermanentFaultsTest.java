package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Faults.error;
import static dev.reckoner.testing.openai.Faults.html;
import static dev.reckoner.testing.openai.Faults.insufficientQuota;
import static dev.reckoner.testing.openai.Faults.sends;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.http.RawServer;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.testing.openai.Fault;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// Faults that no waiting mends end at the second try at the latest, within three seconds, and say
/// what to check.
class PermanentFaultsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(3);
    private static final Turn ANSWER = says("1");

    private final FakeTiming timing = new FakeTiming();

    private OpenAiClient model(String url, boolean responses) {
        var line = line(url, null, timing);
        return responses
                ? new ResponsesModel(line, new ResponsesSettings(null))
                : new ChatCompletionsModel(line, new ChatSettings(null, Dialect.COMPATIBLE));
    }

    private static Fault.Sends page(int status, String says) {
        return new Fault.Sends(
                status,
                Map.of("content-type", "text/html"),
                "<!DOCTYPE html>\n<html><head><title>%s</title></head></html>".formatted(says));
    }

    private static Fault.Sends redirect(String target) {
        return new Fault.Sends(302, Map.of("location", target), "");
    }

    static Stream<Arguments> everyPermanentFault() {
        return Stream.of(
                Arguments.of(2, page(200, "Sign in"), "it sent: a web page that says: Sign in"),
                Arguments.of(2, sends(200, ""), "sent an empty reply: check the base URL"),
                Arguments.of(2, sends(200, "hello"), "it sent: hello"),
                Arguments.of(2, sends(200, "{\"ok\": true}"), "it sent: {\"ok\":true}"),
                Arguments.of(2, sends(200, "[]"), "it sent: []"),
                Arguments.of(2, sends(200, "null"), "it sent: null"),
                Arguments.of(
                        1,
                        sends(200, "{\"error\": \"Unexpected endpoint or method. (POST /x)\"}"),
                        "check the base URL"),
                Arguments.of(
                        2, sends(200, "{\"error\": \"Unauthorized\"}"), "it said: Unauthorized"),
                Arguments.of(
                        1,
                        sends(200, "{\"error\": {\"message\": \"no\", \"code\": 403}}"),
                        "needs an API key (403)"),
                Arguments.of(1, html(404), "(404)"),
                Arguments.of(1, sends(404, "{\"detail\": \"Not Found\"}"), "check the base URL"),
                Arguments.of(1, sends(405, "{\"detail\": \"Method Not Allowed\"}"), "(405)"),
                Arguments.of(1, error(404, "x", "model_not_found", "no"), "there is no model"),
                Arguments.of(
                        1, error(400, "x", "invalid_value", "no"), "refused the request (400)"),
                Arguments.of(
                        1,
                        error(400, "x", null, "Invalid model name passed in model=o3-mini."),
                        "there is no model 'o3-mini'"),
                Arguments.of(1, error(401, "x", "invalid_api_key", "no"), "needs an API key (401)"),
                Arguments.of(1, error(402, "x", null, "no"), "refused the request (402)"),
                Arguments.of(1, error(403, "x", null, "no"), "needs an API key (403)"),
                Arguments.of(2, error(409, "x", null, "no"), "refused the request (409)"),
                Arguments.of(1, error(413, "x", null, "no"), "refused the request (413)"),
                Arguments.of(1, error(422, "x", null, "no"), "refused the request (422)"),
                Arguments.of(1, insufficientQuota(), "check its plan"),
                Arguments.of(
                        2,
                        error(500, "x", null, "Conversation roles must alternate"),
                        "chat template"),
                Arguments.of(1, error(501, "x", null, "no"), "refused the request (501)"),
                Arguments.of(
                        1, redirect("/login"), "redirects to /login (302): check the base URL"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyPermanentFault")
    void endAtAServerThatHasNeverAnswered(int tries, Turn fault, String told) {
        end(tries, 0, told, fault, fault);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyPermanentFault")
    void endAtAServerThatHasAnsweredBefore(int tries, Turn fault, String told) {
        end(tries, 1, told, ANSWER, fault, fault);
    }

    private void end(int tries, int answers, String told, Turn... turns) {
        for (boolean responses : new boolean[] {false, true}) {
            try (var server = scripted(turns).start()) {
                var model = model(server.url(), responses);
                for (int i = 0; i < answers; i++) {
                    assertThat(model.reply(asking(user("Go."))).text()).isEqualTo("1");
                }

                assertEnds(model, told);
                assertThat(server.ledger().received()).isEqualTo(tries + answers);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void assertEnds(OpenAiClient model, String told) {
        timing.slept.clear();
        assertThatThrownBy(() -> model.reply(asking(user("Go."))))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining(told);
        assertThat(timing.slept.stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(AT_MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // such as a server of TLS
                "220 mail.example ESMTP\r\n",
                "\u0015\u0003\u0001\u0000\u0002\u0002P",
            })
    void aServerOfAnotherProtocolIsAskedTwice(String written) {
        try (var server = new RawServer(out -> out.write(written).bytes().close())) {
            assertEnds(model(server.url(), false), "check");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerWithoutTlsIsToldAtOnce() {
        try (var server = scripted(ANSWER).start()) {
            assertEnds(
                    model(server.url().replace("http:", "https:"), false), "no secure connection");
            assertThat(timing.slept).isEmpty();
        }
    }

    @Test
    void aHostThatDoesNotExistIsToldAtOnce() {
        assertEnds(model("http://no-such-host.invalid/v1", false), "there is no host");
        assertThat(timing.slept).isEmpty();
    }

    @Test
    void aPortWithoutAServerIsToldAtOnce() {
        assertEnds(model("http://127.0.0.1:1/v1", false), "no server is listening");
        assertThat(timing.slept).isEmpty();
    }
}

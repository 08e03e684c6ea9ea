package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.chat;
import static dev.reckoner.testing.openai.Client.json;
import static dev.reckoner.testing.openai.Client.response;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.calls;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Each fault does what it says, seen by a client that forgives nothing.
class FaultTest {

    private static final String STREAM = "{'stream': true}";

    private final java.util.ArrayList<AutoCloseable> open = new java.util.ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var closeable : open.reversed()) {
            closeable.close();
        }
    }

    private OpenAiServer server(Turn... turns) {
        var server = scripted(turns).start();
        open.add(server);
        return server;
    }

    private Client client(OpenAiServer server) {
        var client = new Client(server);
        open.add(client);
        return client;
    }

    private Client.Reply reply(Turn turn) {
        return client(server(turn)).respond(response("{}"));
    }

    /// All that comes over the wire.
    private String seen(String fields, Turn turn) throws IOException {
        byte[] all = raw(server(turn), response(fields).toString()).readAllBytes();
        return new String(all, StandardCharsets.UTF_8);
    }

    @Nested
    class InsteadOfAGeneration {

        @Test
        void aRateLimitWithoutAHint() {
            var reply = reply(Faults.rateLimited());

            assertThat(reply.complaint())
                    .isEqualTo("429 rate_limit_exceeded -: Rate limit reached for requests.");
            assertThat(reply.headers().firstValue("retry-after")).isEmpty();
        }

        @Test
        void aRateLimitInSecondsMillisecondsAndUntilADate() {
            var millis = reply(Faults.rateLimitedMillis(1200));
            var date = reply(Faults.rateLimitedUntil(Instant.parse("2026-11-22T12:00:30Z")));

            assertThat(reply(Faults.rateLimited("2")).header("retry-after")).isEqualTo("2");
            assertThat(millis.header("retry-after-ms")).isEqualTo("1200");
            assertThat(millis.header("retry-after")).isEqualTo("2");
            assertThat(date.header("retry-after")).isEqualTo("Sun, 22 Nov 2026 12:00:30 GMT");
        }

        @Test
        void anAccountWithoutMoney() {
            assertThat(reply(Faults.insufficientQuota()).complaint())
                    .startsWith("429 insufficient_quota -: You exceeded your current quota");
        }

        @Test
        void aServerThatStumbles() {
            assertThat(reply(Faults.serverError()).status()).isEqualTo(500);
            assertThat(reply(Faults.overloaded()).status()).isEqualTo(503);
        }

        @Test
        void aPage() {
            var page = reply(Faults.html(200));

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("content-type")).isEqualTo("text/html");
            assertThat(page.text()).startsWith("<html>");
        }

        @Test
        void aReset() throws IOException {
            var server = server(Faults.resets());

            assertThatThrownBy(() -> raw(server, response("{}").toString()).read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }

        @Test
        void silenceUntilTheClientGoesAway() throws Exception {
            var server = server(Faults.keepsSilent());

            var in = raw(server, response("{}").toString());
            server.ledger().awaitInFlight(1);
            in.close();
            server.ledger().awaitInFlight(0);

            assertThat(server.ledger().charges()).isEmpty();
        }

        @Test
        void noneOfThemIsCharged() {
            var server =
                    server(
                            Faults.rateLimited(),
                            Faults.serverError(),
                            Faults.html(502),
                            says("42"));
            var client = client(server);
            for (int i = 0; i < 4; i++) {
                client.respond(response("{}"));
            }

            assertThat(server.ledger().charges()).hasSize(1);
        }
    }

    @Nested
    class InsideADelivery {

        @Test
        void aBodyThatIsCut() throws IOException {
            String seen = seen("{}", says("42").but(Faults.cutsAt(0.5)));

            String body = seen.substring(seen.indexOf("\r\n\r\n") + 4);
            assertThat(seen).contains("content-length: " + 2 * body.length());
            assertThat(body).startsWith("{\"id\":\"resp_");
        }

        @Test
        void aStreamThatIsCutBeforeAnything() throws IOException {
            assertThat(seen(STREAM, says("42").but(Faults.cutsAt(0))))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("transfer-encoding: chunked\r\n\r\n");
        }

        @Test
        void aStreamThatIsCutAfterAPart() throws IOException {
            String seen =
                    seen(STREAM, says("42").but(Faults.cutsAfter("response.output_text.delta")));

            assertThat(seen).contains("\"delta\":\"42\"").doesNotContain("output_text.done");
            assertThat(seen).endsWith("\n\n\r\n").doesNotEndWith("0\r\n\r\n");
        }

        @Test
        void aStreamThatIsReset() throws IOException {
            var server = server(says("42").but(Faults.resetsAt(0.5)));

            assertThatThrownBy(() ->
                            raw(server, response(STREAM).toString())
                                    .transferTo(java.io.OutputStream.nullOutputStream()))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }

        @Test
        void aHangBeforeTheHead() throws Exception {
            var server = server(says("42").but(Faults.hangsBeforeHeaders()));

            var in = raw(server, response("{}").toString());
            server.ledger().awaitInFlight(1);
            server.close();

            assertThat(in.readAllBytes()).isEmpty();
            assertThat(server.ledger().charges()).hasSize(1);
        }

        @Test
        void aHangInsideAStream() throws Exception {
            var server = server(says("42").but(Faults.hangsAfter("response.in_progress")));

            var in = raw(server, response(STREAM).toString());

            assertThat(until(in, "response.in_progress\"")).contains("event: response.created");
            in.close();
            server.ledger().awaitInFlight(0);
        }

        @Test
        void anErrorInsideAStream() {
            var event = Faults.errorAfter("response.in_progress", "server_error", "It broke.");
            var events = client(server(says("42").but(event))).respond(response(STREAM)).events();

            assertThat(events.getLast())
                    .isEqualTo(
                            json(
                                    "{'type': 'error', 'sequence_number': 2, 'code':"
                                            + " 'server_error', 'message': 'It broke.', 'param':"
                                            + " null}"));
            assertThat(events).hasSize(3);
        }

        @Test
        void anErrorInsideAChatStream() {
            var error = Faults.errorAt(0.5, "server_error", "It broke.");
            var events = client(server(says("42").but(error))).chat(chat(STREAM)).events();

            assertThat(events.getLast().at("/error/message").asText()).isEqualTo("It broke.");
        }

        @Test
        void aCharacterInTwoHalvesIsWhole() throws IOException {
            var server = server(says("Füße").but(Faults.splitsACharacter()));

            byte[] all =
                    raw(server, chat("{'stream': true}").toString(), Api.CHAT_COMPLETIONS)
                            .readNBytes(3000);
            String seen = new String(all, StandardCharsets.ISO_8859_1);

            assertThat(seen).containsPattern("\u00c3\r\n[0-9a-f]+\r\n\u00bc");
            var whole = client(server(says("Füße").but(Faults.splitsACharacter())));
            assertThat(whole.chat(chat("{}")).json().at("/choices/0/message/content").asText())
                    .isEqualTo("Füße");
        }

        @Test
        void aBrokenCharacterIsBroken() {
            assertThat(reply(says("Füße").but(Faults.breaksACharacter())).text())
                    .contains("F\ufffdße");
            assertThat(reply(says("42").but(Faults.breaksACharacter())).text()).contains("\ufffd");
        }

        @Test
        void malformedJson() {
            var reply = reply(says("42").but(Faults.malformed()));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(Json.parse(reply.bytes())).isEmpty();
        }

        @Test
        void aMalformedEvent() {
            var client = client(server(says("42").but(Faults.malformed())));

            var data = client.respond(response(STREAM)).data();

            assertThat(
                            data.stream()
                                    .filter(one ->
                                            Json.parse(one.getBytes(StandardCharsets.UTF_8))
                                                    .isEmpty()))
                    .hasSize(1);
        }

        @Test
        void slowBytesAllArrive() {
            var reply = reply(says("42").but(Faults.slow(Duration.ofNanos(1000))));

            assertThat(reply.json().at("/output/0/content/0/text").asText()).isEqualTo("42");
        }

        @Test
        void thirtyMegabytes() {
            var padded = reply(says("42").but(Faults.padded(30 << 20)));
            var said = reply(says("x".repeat(30 << 20)).costing(new Usage(1, 0, 1, 0)));

            assertThat(padded.bytes()).hasSizeGreaterThan(30 << 20);
            assertThat(padded.json().at("/output/0/content/0/text").asText()).isEqualTo("42");
            assertThat(said.bytes().length).isLessThan(30 << 20);
        }

        @Test
        void aStreamOfThirtyMegabytes() {
            var client = client(server(says("42").but(Faults.padded(30 << 20))));

            var reply = client.respond(response(STREAM));

            assertThat(reply.bytes()).hasSizeGreaterThan(30 << 20);
            assertThat(reply.events().getLast().path("type").asText())
                    .isEqualTo("response.completed");
        }
    }

    @Nested
    class InWhatIsSaid {

        private JsonNode output(Fault.Spoiling fault) {
            return reply(calls("python", "{\"code\": \"6 * 7\"}").but(fault)).json().path("output");
        }

        @Test
        void argumentsThatAreCut() {
            assertThat(output(Faults.truncatedArguments()).path(0).path("arguments").asText())
                    .isEqualTo("{\"code\":");
        }

        @Test
        void twoCallsWithOneId() {
            var output = output(Faults.duplicateCallIds());

            assertThat(output.valueStream().map(item -> item.path("call_id").asText()))
                    .containsExactly("call_again", "call_again");
            assertThat(output.valueStream().map(item -> item.path("id").asText()).distinct())
                    .hasSize(2);
        }

        @Test
        void nothing() {
            assertThat(output(Faults.emptied())).isEmpty();
            var client = client(server(says("42").but(Faults.emptied())));
            assertThat(client.chat(chat("{}")).json().path("choices")).isEmpty();
        }

        @Test
        void aStormOfCalls() {
            assertThat(output(Faults.storm(300))).hasSize(300);
            assertThat(reply(Turn.storm(200, "python", "{}")).json().path("output")).hasSize(200);
        }
    }

    @Test
    void byteByByteIsAWriteAByte() throws IOException {
        var server = server(says("42").but(Faults.framed(Framing.BYTE_BY_BYTE)));

        String all =
                new String(
                        raw(server, response(STREAM).toString()).readAllBytes(),
                        StandardCharsets.UTF_8);

        assertThat(all).contains("\r\n\r\n1\r\ne\r\n1\r\nv\r\n1\r\ne\r\n");
    }

    private InputStream raw(OpenAiServer server, String body) throws IOException {
        return raw(server, body, Api.RESPONSES);
    }

    /// Sends a request over a socket of its own and gives what comes, not read yet.
    private InputStream raw(OpenAiServer server, String body, Api api) throws IOException {
        URI url = URI.create(server.url());
        var socket = new Socket(url.getHost(), url.getPort());
        open.add(socket);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST %s HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
                        .formatted(api.path, bytes.length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        return socket.getInputStream();
    }

    private static String until(InputStream in, String end) throws IOException {
        var seen = new StringBuilder();
        while (!seen.toString().contains(end)) {
            seen.append((char) in.read());
        }
        return seen.toString();
    }
}

package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.chat;
import static dev.reckoner.testing.openai.Client.json;
import static dev.reckoner.testing.openai.Client.response;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;

class LedgerTest {

    private static final String[] KEY = {"Idempotency-Key", "attempt-1"};

    @Test
    void aGenerationIsChargedOnce() {
        try (var server = scripted(says("42"), says("43")).start();
                var client = new Client(server)) {
            var first = client.respond(response("{}"), KEY);
            var again = client.respond(response("{}"), KEY);
            var other = client.respond(response("{}"));

            assertThat(again.json()).isEqualTo(first.json());
            assertThat(again.header("x-request-id")).isNotEqualTo(first.header("x-request-id"));
            assertThat(server.ledger().charges())
                    .containsExactly(
                            new Charge(
                                    Api.RESPONSES,
                                    "o3-mini",
                                    first.json().path("id").asText(),
                                    "attempt-1",
                                    new Usage(8, 0, 1, 0)),
                            new Charge(
                                    Api.RESPONSES,
                                    "o3-mini",
                                    other.json().path("id").asText(),
                                    null,
                                    new Usage(8, 0, 1, 0)));
        }
    }

    @Test
    void whatWasLostOnTheWayIsDeliveredAgain() {
        try (var server = scripted(says("42").but(Faults.cutsAt(0.5))).start();
                var client = new Client(server)) {
            assertThatThrownBy(() -> client.respond(response("{}"), KEY))
                    .isInstanceOf(java.io.UncheckedIOException.class);

            var again = client.respond(response("{}"), KEY);

            assertThat(again.json().at("/output/0/content/0/text").asText()).isEqualTo("42");
            assertThat(server.ledger().charges()).hasSize(1);
        }
    }

    @Test
    void aKeyIsForOneRequest() {
        try (var server = scripted(says("42"), says("43")).start();
                var client = new Client(server)) {
            client.respond(response("{}"), KEY);

            assertThat(client.respond(response("{'input': 'Stop.'}"), KEY).complaint())
                    .startsWith("400 idempotency_error -: Keys for idempotent requests");
        }
    }

    @Test
    void requestsAreKeptAsTheyCame() {
        try (var server = scripted(says("42")).start();
                var client = new Client(server)) {
            client.chat(chat("{}"), "X-Thing", "yes");
            client.get("/models");

            var requests = server.ledger().requests();
            assertThat(requests).extracting(Received::method).containsExactly("POST", "GET");
            assertThat(requests)
                    .extracting(Received::path)
                    .containsExactly("/v1/chat/completions", "/v1/models");
            assertThat(requests.getFirst().header("x-thing")).isEqualTo("yes");
            assertThat(requests.getFirst().json()).isEqualTo(chat("{}"));
            assertThat(server.bodies()).containsExactly(chat("{}"));
        }
    }

    @Test
    void aServerThatForgetsStillCounts() {
        try (var server = scripted(says("42")).forgetting().start();
                var client = new Client(server)) {
            client.chat(chat("{}"));

            assertThat(server.ledger().requests()).isEmpty();
            assertThat(server.ledger().received()).isOne();
        }
    }

    @Test
    void oneConnectionServesMany() {
        try (var server = scripted(_ -> says("42")).start();
                var client = new Client(server)) {
            IntStream.range(0, 20).forEach(_ -> client.chat(chat("{}")));
            IntStream.range(0, 20).forEach(_ -> client.respond(response("{'stream': true}")));

            assertThat(server.ledger().connections()).isOne();
        }
    }

    @Test
    void thePeakIsWhatWasInFlightAtOnce() throws Exception {
        try (var server = scripted(_ -> says("42").but(Faults.hangsBeforeHeaders())).start();
                var client = new Client(server)) {
            var request = client.request("/responses", response("{}").toString());
            IntStream.range(0, 300)
                    .forEach(_ -> client.http().sendAsync(request, BodyHandlers.ofString()));

            server.ledger().awaitInFlight(300);

            assertThat(server.ledger().peakInFlight()).isEqualTo(300);
        }
    }

    @Test
    void aScriptThatFailsIsSaidOnClosing() {
        var server =
                scripted(
                                _ -> {
                                    throw new IllegalArgumentException("unexpected");
                                })
                        .start();
        try (var client = new Client(server)) {
            client.heard("/responses", response("{}").toString());
        }

        assertThatThrownBy(server::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unexpected");
    }

    @Test
    void aScriptCanDecideByWhatItIsAsked() {
        try (var server = scripted(asked -> says("after " + asked.toolOutputs())).start();
                var client = new Client(server)) {
            String items =
                    "{'type': 'function_call', 'call_id': 'a', 'name': 'python', 'arguments':"
                            + " '{}'}, {'type': 'function_call_output', 'call_id': 'a', 'output':"
                            + " '42'}";

            var reply = client.respond(response("{'input': [" + items + "]}"));

            assertThat(reply.json().at("/output/0/content/0/text").asText())
                    .isEqualTo("after [42]");
        }
    }

    @Test
    void oneRequestTooManyIsA418() {
        try (var server = scripted().start();
                var client = new Client(server)) {
            assertThat(client.chat(chat("{}")).complaint())
                    .isEqualTo("418 test -: no turn left in this test");
        }
    }

    @Test
    void theModelsSayWhenTheyEnd() {
        try (var server = scripted().retiring("o3").start();
                var client = new Client(server)) {
            var models = client.get("/models").json().path("data");

            assertThat(models.path(0))
                    .isEqualTo(
                            json(
                                    "{'id': 'o3-mini', 'object': 'model', 'created': 1737146383,"
                                        + " 'owned_by': 'system', 'shutdown_date': '2026-10-23'}"));
            assertThat(models.valueStream().map(model -> model.path("id").asText()))
                    .doesNotContain("o3", "o1-mini");
            assertThat(client.get("/models/gpt-4.1").json().path("shutdown_date").isNull())
                    .isTrue();
            assertThat(client.get("/models/o3").status()).isEqualTo(404);
        }
    }

    @Test
    void everyAnswerSaysWhichItIs() {
        try (var server = scripted(says("42"), says("42")).start();
                var client = new Client(server)) {
            var ids =
                    List.of(
                            client.chat(chat("{}")).header("x-request-id"),
                            client.chat(chat("{'temperature': 1}")).header("x-request-id"),
                            client.get("/models").header("x-request-id"));

            assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("req_"));
            assertThat(client.chat(chat("{}")).header("openai-processing-ms")).isEqualTo("1");
        }
    }
}

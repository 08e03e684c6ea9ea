package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.chat;
import static dev.reckoner.testing.openai.Client.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What any request is refused for.
class StrictnessTest extends Strict {

    @Test
    void aBodyThatIsNoJson() {
        assertThat(client.post("/responses", "{").complaint())
                .isEqualTo("400 - -: We could not parse the JSON body of your request.");
    }

    @Test
    void aConversationLongerThanTheModelReads() {
        String long_ = "x".repeat(4 * 200_001);

        assertThat(client.respond(response("{'input': '" + long_ + "'}")).complaint())
                .startsWith(
                        "400 context_length_exceeded input: This model's maximum context length is"
                                + " 200000 tokens.");
    }

    @Test
    void aPathThatLeadsNowhere() {
        assertThat(client.get("/completions").complaint())
                .isEqualTo("404 - -: Invalid URL (GET /v1/completions)");
    }

    @Test
    void aMethodThatDoesNotFit() {
        assertThat(client.get("/responses").complaint())
                .isEqualTo("405 method_not_supported -: Not allowed to GET on /v1/responses.");
    }

    @Test
    void whatIsRefusedTakesNoTurnAndIsOnRecord() {
        client.chat(chat("{'temperature': 1}"));

        assertThat(server.ledger().complaints())
                .containsExactly(
                        new Complaint(
                                400,
                                "Unsupported parameter: 'temperature' is not supported with this"
                                        + " model.",
                                "invalid_request_error",
                                "temperature",
                                "unsupported_parameter"));
        assertThat(server.bodies()).containsExactly(chat("{'temperature': 1}"));
    }
}

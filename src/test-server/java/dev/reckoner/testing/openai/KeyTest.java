package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyTest {

    private final OpenAiServer server =
            OpenAiServer.scripted(Turn.says("42")).key("sk-right").start();
    private final Client client = new Client(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void noKeyIsA401() {
        assertThat(client.respond(response("{}")).complaint())
                .startsWith("401 - -: You didn't provide an API key.");
    }

    @Test
    void anotherKeyIsA401AndIsNotRepeated() {
        var reply = client.respond(response("{}"), "Authorization", "Bearer sk-wrong");

        assertThat(reply.complaint())
                .startsWith("401 invalid_api_key -: Incorrect API key provided: ********.");
        assertThat(reply.text()).doesNotContain("sk-wrong");
    }

    @Test
    void theModelsAreBehindItToo() {
        assertThat(client.get("/models").status()).isEqualTo(401);
    }

    @Test
    void theKeyOpens() {
        assertThat(client.respond(response("{}"), "Authorization", "Bearer sk-right").status())
                .isEqualTo(200);
    }
}

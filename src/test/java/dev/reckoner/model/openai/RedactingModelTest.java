package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.script.ScriptModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class RedactingModelTest {

    private static final String KEY = "sk-secret-0123456789";

    private static Model saying(String script) {
        return new RedactingModel(
                ScriptModel.of("s", script), Server.of("http://localhost:9/v1", KEY));
    }

    @Test
    void nothingInAReplyHasTheKey() throws IOException, InterruptedException {
        var model =
                saying(
                        """
                        {"replies": [{"text": "your key is %s.", "python": "print('%s')"}]}\
                        """
                                .formatted(KEY, KEY));

        Reply reply = model.reply(asking(user("Go.")));

        assertThat(Json.MAPPER.writeValueAsString(reply)).doesNotContain(KEY);
        assertThat(reply.text()).isEqualTo("your key is [key].");
        assertThat(reply.calls().getFirst().arguments()).contains("print('[key]')");
    }

    @Test
    void aReplyWithoutItIsTheSame() throws InterruptedException {
        String script = "{\"replies\": [{\"text\": \"42\"}]}";

        assertThat(saying(script).reply(asking(user("Go."))))
                .isEqualTo(ScriptModel.of("s", script).reply(asking(user("Go."))));
    }

    @Test
    void aFailureDoesNotHaveItEither() {
        Model failing =
                new Model() {
                    @Override
                    public String name() {
                        return "m";
                    }

                    @Override
                    public Reply reply(Request request, Listener listener) {
                        throw new ModelUnavailable("no " + KEY + " here");
                    }
                };

        assertThatThrownBy(() ->
                        new RedactingModel(failing, Server.of("http://localhost:9/v1", KEY))
                                .reply(asking(user("Go."))))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("no [key] here");
    }
}

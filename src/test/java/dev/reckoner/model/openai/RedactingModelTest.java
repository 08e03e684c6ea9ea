package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.conversation.Reply;
import dev.reckoner.json.Json;
import dev.reckoner.model.ContextFull;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.model.RetryDeclined;
import dev.reckoner.model.ToolsRefused;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.script.ScriptModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

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

    private static Model failing(ModelUnavailable failure) {
        Model failing =
                new Model() {
                    @Override
                    public String name() {
                        return "m";
                    }

                    @Override
                    public Reply reply(Request request, Listener listener) {
                        throw failure;
                    }
                };
        return new RedactingModel(failing, Server.of("http://localhost:9/v1", KEY));
    }

    @Test
    void aFailureDoesNotHaveItEither() {
        assertThatThrownBy(() ->
                        failing(new ModelUnavailable("no " + KEY + " here"))
                                .reply(asking(user("Go."))))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("no [key] here");
    }

    /// An attempt goes on after some of them.
    @Test
    void aFailureStaysOfItsKind() {
        var full = new ContextFull("too long: " + KEY, 400, "long: " + KEY, 1024);

        for (var failure :
                List.of(
                        full,
                        new ToolsRefused("no tools: " + KEY, 400, "no: " + KEY),
                        new RetryDeclined("declined: " + KEY))) {
            assertThatThrownBy(() -> failing(failure).reply(asking(user("Go."))))
                    .isExactlyInstanceOf(failure.getClass())
                    .hasMessageNotContaining(KEY);
        }
        assertThatThrownBy(() -> failing(full).reply(asking(user("Go."))))
                .isInstanceOfSatisfying(
                        ContextFull.class,
                        redacted -> {
                            assertThat(redacted.tokens()).isEqualTo(1024);
                            assertThat(redacted.status()).isEqualTo(400);
                            assertThat(redacted.serverMessage()).isEqualTo("long: [key]");
                        });
    }
}

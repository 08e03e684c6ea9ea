package dev.reckoner.model.openai;

import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Request;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.Timing;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

/// A model that is called through Chat Completions: OpenAI's older API, which nearly every other
/// server offers too.
public final class ChatCompletionsModel implements OpenAiClient {

    private final Endpoint endpoint;
    private final ChatSettings settings;
    private final Negotiation negotiation;

    public ChatCompletionsModel(Endpoint endpoint, ChatSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.negotiation = new Negotiation(settings.dialect());
    }

    /// @param baseUrl the base URL with its `/v1`, such as `http://localhost:11434/v1`
    /// @param key null if the server needs none
    /// @param effort null to leave it to the model
    public static ChatCompletionsModel at(
            String baseUrl, @Nullable String key, String model, @Nullable Effort effort) {
        var endpoint = Endpoint.to(Server.of(baseUrl, key), model, Timing.REAL, true);
        return new ChatCompletionsModel(endpoint, new ChatSettings(effort, Dialect.COMPATIBLE));
    }

    @Override
    public String name() {
        return endpoint.model();
    }

    @Override
    public Reply reply(Request request, Listener listener) throws InterruptedException {
        var answered =
                negotiation.send(
                        endpoint,
                        settings,
                        request,
                        listener,
                        dialect -> body(dialect).of(request));
        var reply =
                ReadChatCompletion.reply(
                        answered.reply().body(), request, name(), answered.delivery());
        negotiation.read(answered, reply);
        return reply;
    }

    private ChatRequestBody body(Dialect dialect) {
        return new ChatRequestBody(
                name(), settings.effort(), dialect, dialect.streams(endpoint.streamed()));
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public ApiSettings settings() {
        return new ChatSettings(settings.effort(), negotiation.dialect());
    }

    @Override
    public String toString() {
        return endpoint.model() + " at " + endpoint.server();
    }
}

package dev.reckoner.model;

import dev.reckoner.Effort;
import dev.reckoner.journal.Reply;
import dev.reckoner.model.ApiSettings.ChatSettings;

import org.jspecify.annotations.Nullable;

/// A model behind Chat Completions: OpenAI's older API, which nearly every other server speaks too.
public final class ChatCompletions implements Client {

    private final Line line;
    private final ChatSettings settings;

    ChatCompletions(Line line, ChatSettings settings) {
        this.line = line;
        this.settings = settings;
    }

    /// @param baseUrl `/v1` included, such as `http://localhost:11434/v1`
    /// @param key null where the server wants none
    /// @param effort null to leave it to the model
    public static ChatCompletions at(
            String baseUrl, @Nullable String key, String model, @Nullable Effort effort) {
        var line = Line.to(Server.of(baseUrl, key), model, Pace.REAL, true);
        return new ChatCompletions(line, new ChatSettings(effort, Dialect.COMPATIBLE));
    }

    @Override
    public String name() {
        return line.model();
    }

    @Override
    public Reply reply(Request request, Listener listener) throws InterruptedException {
        var body =
                new ChatRequestBody(name(), settings.effort(), settings.dialect(), line.streamed());
        var delivered =
                line.send(
                        settings,
                        body.of(request),
                        Estimate.call(request),
                        request.within(),
                        listener);
        return ReadChatCompletion.reply(
                delivered.answer().body(), request, name(), delivered.delivery());
    }

    @Override
    public Line line() {
        return line;
    }

    @Override
    public ApiSettings settings() {
        return settings;
    }

    @Override
    public String toString() {
        return line.model() + " at " + line.server();
    }
}

package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.reckoner.Effort;
import dev.reckoner.journal.Delivery;
import dev.reckoner.journal.Json;
import dev.reckoner.journal.Reply;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// A model behind Chat Completions: OpenAI's older API, which nearly every other server speaks too.
///
/// LangChain4j's [OpenAiChatModel] writes the requests and reads the replies. What lies between is
/// ours: headers that tell how long to wait, which LangChain4j drops, and streams, which are put
/// together before it sees them ([ChatAssembly]).
public final class ChatCompletions implements Client {

    private static final ScopedValue<Sending> SENDING = ScopedValue.newInstance();

    private final Line line;
    private final @Nullable Effort effort;
    private final Dialect dialect;
    private final ChatModel chat;

    ChatCompletions(Line line, @Nullable Effort effort, Dialect dialect) {
        this.line = line;
        this.effort = effort;
        this.dialect = dialect;
        var chat =
                OpenAiChatModel.builder()
                        .httpClientBuilder(new OurHttp())
                        .baseUrl(line.server().toString())
                        .modelName(line.model())
                        .returnThinking(true)
                        .maxRetries(0);
        this.chat = (effort == null ? chat : chat.reasoningEffort(effort.toString())).build();
    }

    /// @param baseUrl `/v1` included, such as `http://localhost:11434/v1`
    /// @param key null where the server wants none
    /// @param effort null to leave it to the model
    public static ChatCompletions at(
            String baseUrl, @Nullable String key, String model, @Nullable Effort effort) {
        var line = Line.to(Server.of(baseUrl, key), model, Pace.REAL, true);
        return new ChatCompletions(line, effort, Dialect.COMPATIBLE);
    }

    @Override
    public String name() {
        return line.model();
    }

    @Override
    public Reply reply(Request request, Listener listener) throws InterruptedException {
        var sending = new Sending(line, request, listener);
        try {
            var response =
                    ScopedValue.where(SENDING, sending)
                            .call(() -> chat.chat(ToLangChain4j.request(request, dialect)));
            return FromLangChain4j.reply(response, request, name(), sending.delivery);
        } catch (Interrupted _) {
            throw new InterruptedException();
        }
    }

    @Override
    public Line line() {
        return line;
    }

    @Override
    public Manner manner() {
        return new Manner.Chat(effort, dialect);
    }

    @Override
    public String toString() {
        return line.model() + " at " + line.server();
    }

    /// One request on its way through LangChain4j.
    private static final class Sending {

        private final Line line;
        private final Request request;
        private final Listener listener;
        private Delivery delivery = Delivery.NONE;

        Sending(Line line, Request request, Listener listener) {
            this.line = line;
            this.request = request;
            this.listener = listener;
        }

        String send(String written) throws InterruptedException {
            var body = body(written);
            if (line.streamed()) {
                body.put("stream", true).putObject("stream_options").put("include_usage", true);
            }
            var delivered =
                    line.send(
                            ChatProtocol.INSTANCE,
                            body,
                            Estimate.call(request),
                            request.within(),
                            listener);
            delivery = delivered.delivery();
            return delivered.answer().body().toString();
        }

        private static ObjectNode body(String written) {
            try {
                return (ObjectNode) Json.MAPPER.readTree(written);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("LangChain4j wrote a request that is not JSON", e);
            }
        }
    }

    /// Carries an interrupt through LangChain4j, which declares none.
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }

    private static final class OurHttp implements HttpClient, HttpClientBuilder {

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            try {
                return SuccessfulHttpResponse.builder()
                        .statusCode(200)
                        .body(SENDING.get().send(request.body()))
                        .build();
            } catch (InterruptedException e) {
                throw new Interrupted(e);
            }
        }

        @Override
        public void execute(
                HttpRequest request,
                ServerSentEventParser parser,
                ServerSentEventListener listener) {
            throw new UnsupportedOperationException("streams are put together before LangChain4j");
        }

        @Override
        public HttpClient build() {
            return this;
        }

        /// Timeouts are the [Wire]'s, for each request its own.
        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }
    }
}

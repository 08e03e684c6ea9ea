package dev.reckoner.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.reckoner.Effort;
import dev.reckoner.journal.Reply;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/// A model behind Chat Completions: OpenAI's older API, which nearly every other server speaks too.
///
/// LangChain4j's [OpenAiChatModel] writes the requests and reads the replies. The HTTP is ours,
/// because what tells how long to wait is in the headers, which LangChain4j drops: [Exchange]
/// sends, [Retries] decides. The key is known to [Wire] alone.
public final class ChatCompletions implements Model {

    private static final ScopedValue<Exchange> EXCHANGE = ScopedValue.newInstance();

    private final Server server;
    private final String name;
    private final Dialect dialect;
    private final Pace pace;
    private final Consumer<String> waiting;
    private final Wire wire;
    private final ChatModel chat;
    private volatile boolean answered;

    ChatCompletions(
            Server server,
            String name,
            @Nullable Effort effort,
            Dialect dialect,
            Pace pace,
            Consumer<String> waiting) {
        this.server = server;
        this.name = name;
        this.dialect = dialect;
        this.pace = pace;
        this.waiting = waiting;
        this.wire = new Wire(server, pace.clock());
        var chat =
                OpenAiChatModel.builder()
                        .httpClientBuilder(new OurHttp())
                        .baseUrl(server.toString())
                        .modelName(name)
                        .returnThinking(true)
                        .maxRetries(0);
        this.chat = (effort == null ? chat : chat.reasoningEffort(effort.toString())).build();
    }

    /// @param baseUrl `/v1` included, such as `http://localhost:11434/v1`
    /// @param key null where the server wants none
    /// @param effort null to leave it to the model
    /// @param waiting told, in words for a person, whenever it waits to try again
    public static ChatCompletions at(
            String baseUrl,
            @Nullable String key,
            String model,
            @Nullable Effort effort,
            Consumer<String> waiting) {
        return new ChatCompletions(
                Server.of(baseUrl, key), model, effort, Dialect.COMPATIBLE, Pace.REAL, waiting);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply reply(Request request) throws InterruptedException {
        var retries = new Retries(server, name, answered);
        var exchange = new Exchange(wire, retries, pace, waiting, request.within());
        try {
            var response =
                    ScopedValue.where(EXCHANGE, exchange)
                            .call(() -> chat.chat(ToLangChain4j.request(request, dialect)));
            answered = true;
            return FromLangChain4j.reply(
                    response, request, name, exchange.latency(), exchange.attempts());
        } catch (Interrupted _) {
            throw new InterruptedException();
        }
    }

    @Override
    public String toString() {
        return name + " at " + server;
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
                return EXCHANGE.get().send(request);
            } catch (InterruptedException e) {
                throw new Interrupted(e);
            }
        }

        @Override
        public void execute(
                HttpRequest request,
                ServerSentEventParser parser,
                ServerSentEventListener listener) {
            throw new UnsupportedOperationException("nothing is streamed here");
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

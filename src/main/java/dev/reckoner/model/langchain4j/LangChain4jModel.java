package dev.reckoner.model.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// Adapts any [ChatModel] of LangChain4j, and so every provider that LangChain4j supports.
///
/// The `ChatModel` retries transient errors as it is configured. This class only ends a call when
/// its time is up; it runs each call in a thread of its own for that. Whatever it throws, and null,
/// is [ModelUnavailable].
public final class LangChain4jModel implements Model {

    private final ChatModel chat;
    private final String name;
    private final LongSupplier nanos;

    private LangChain4jModel(ChatModel chat, String name, LongSupplier nanos) {
        this.chat = chat;
        this.name = name;
        this.nanos = nanos;
    }

    /// @param name the model's id as the provider spells it
    public static LangChain4jModel of(ChatModel chat, String name) {
        return new LangChain4jModel(chat, name, System::nanoTime);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply reply(Request request, Listener listener) throws InterruptedException {
        var asked = ToLangChain4j.request(request, chat.defaultRequestParameters());
        long began = nanos.getAsLong();
        var response = response(asked, request.within(), listener);
        return FromLangChain4j.reply(
                response,
                request,
                name,
                Delivery.at(Duration.ofNanos(nanos.getAsLong() - began), 1));
    }

    private ChatResponse response(ChatRequest request, Duration within, Listener listener)
            throws InterruptedException {
        var asking = new FutureTask<@Nullable ChatResponse>(() -> chat.chat(request));
        Thread.ofVirtual().name("reckoner-model").start(asking);
        try {
            var response = asking.get(TimeUnit.NANOSECONDS.convert(within), TimeUnit.NANOSECONDS);
            if (response == null) {
                throw new ModelUnavailable(
                        name + " failed: it returned null instead of a response");
            }
            return response;
        } catch (TimeoutException e) {
            listener.lost("no reply in time");
            throw new ModelUnavailable(
                    "no reply from " + name + " within " + OneLine.time(within), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ContentFilteredException refusal) {
                return refused(refusal);
            }
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new ModelUnavailable(name + " failed: " + OneLine.quote(said(cause)), cause);
        } finally {
            asking.cancel(true);
        }
    }

    private static ChatResponse refused(ContentFilteredException refusal) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(String.valueOf(refusal.getMessage())))
                .finishReason(FinishReason.CONTENT_FILTER)
                .build();
    }

    private static String said(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}

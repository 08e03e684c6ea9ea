package dev.reckoner.model.openai;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;

/// The streaming variant of [ResponsesChatModel].
///
/// The handler is called from a thread that belongs to the request. If a stream is lost and
/// requested again, its pieces come again from the beginning.
public final class ResponsesStreamingChatModel implements StreamingChatModel {

    private final ResponsesModel responses;

    public ResponsesStreamingChatModel(ResponsesModel responses) {
        this.responses = responses;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        Thread.ofVirtual().name("reckoner-stream").start(() -> stream(request, handler));
    }

    private void stream(ChatRequest request, StreamingChatResponseHandler handler) {
        try {
            var told = new HandlerListener(handler, new InterruptHandle(Thread.currentThread()));
            Reply reply = ResponsesChatModel.reply(responses, request, told);
            int index = 0;
            for (var call : reply.calls()) {
                handler.onCompleteToolCall(
                        new CompleteToolCall(index++, WriteChatResponse.call(call)));
            }
            handler.onCompleteResponse(WriteChatResponse.response(reply));
        } catch (RuntimeException e) {
            handler.onError(e);
        }
    }

    /// Ends the request immediately, by an interrupt.
    private static final class InterruptHandle implements StreamingHandle {

        private final Thread asking;
        private volatile boolean cancelled;

        InterruptHandle(Thread asking) {
            this.asking = asking;
        }

        @Override
        public void cancel() {
            cancelled = true;
            asking.interrupt();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    private record HandlerListener(StreamingChatResponseHandler handler, StreamingHandle handle)
            implements Listener {

        @Override
        public void text(String piece) {
            handler.onPartialResponse(
                    new PartialResponse(piece), new PartialResponseContext(handle));
        }

        @Override
        public void reasoning(String piece) {
            handler.onPartialThinking(
                    new PartialThinking(piece), new PartialThinkingContext(handle));
        }
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return ChatRequestParameters.builder().modelName(responses.name()).build();
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OPEN_AI;
    }
}

package dev.reckoner.model.openai;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Listener;
import dev.reckoner.model.ModelUnavailable;

/// [ResponsesModel] for programs that use LangChain4j.
///
/// Every reasoning item of a response is kept in the attributes of its `AiMessage`, also through
/// `ChatMessageSerializer`, and is sent back to the model in its place. Failures are LangChain4j's
/// exceptions; transient errors have already been retried.
public final class ResponsesChatModel implements ChatModel {

    private final ResponsesModel responses;

    public ResponsesChatModel(ResponsesModel responses) {
        this.responses = responses;
    }

    /// The model that sends the requests.
    public ResponsesModel responses() {
        return responses;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return WriteChatResponse.response(reply(responses, request, Listener.NONE));
    }

    /// @throws LangChain4jException instead of [ModelUnavailable]
    static Reply reply(ResponsesModel responses, ChatRequest request, Listener listener) {
        try {
            return responses.reply(
                    ReadChatRequest.request(request),
                    listener,
                    body -> ReadChatRequest.complete(body, request));
        } catch (ModelUnavailable e) {
            throw WriteChatResponse.failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LangChain4jException("interrupted while waiting for a reply", e);
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

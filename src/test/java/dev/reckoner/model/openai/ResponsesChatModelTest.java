package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.PYTHON;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.refuses;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.reckoner.model.langchain4j.Schemas;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.testing.openai.Faults;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The Responses API as LangChain4j's programs see it.
class ResponsesChatModelTest {

    private static final ToolSpecification TOOL =
            ToolSpecification.builder()
                    .name("python")
                    .description("Runs Python.")
                    .parameters(Schemas.object(PYTHON.parameters()))
                    .build();
    private static final Turn THINKS_AND_CALLS =
            answers(
                    reasoning("First."),
                    reasoning(),
                    reasoning("Then."),
                    text("So."),
                    call("python", "{\"code\": \"6 * 7\"}"));

    private static ResponsesModel responses(OpenAiServer server) {
        var line = line(server.url(), null, "o3-mini", new FakeTiming(), true);
        return new ResponsesModel(line, new ResponsesSettings(null));
    }

    private static ResponsesChatModel model(OpenAiServer server) {
        return new ResponsesChatModel(responses(server));
    }

    private static ChatRequest request(List<ChatMessage> messages) {
        return ChatRequest.builder().messages(messages).toolSpecifications(TOOL).build();
    }

    @Test
    void everyReasoningItemComesBackAlsoFromASavedConversation() {
        try (var server = scripted(THINKS_AND_CALLS, says("42")).start()) {
            List<ChatMessage> messages =
                    new ArrayList<>(
                            List.of(SystemMessage.from("Be brief."), UserMessage.from("6 * 7?")));
            var first = model(server).chat(request(messages));
            messages.add(first.aiMessage());
            messages.add(
                    ToolExecutionResultMessage.from(
                            first.aiMessage().toolExecutionRequests().getFirst(), "42"));

            var saved = ChatMessageSerializer.messagesToJson(messages);
            var second =
                    model(server).chat(request(ChatMessageDeserializer.messagesFromJson(saved)));

            assertThat(second.aiMessage().text()).isEqualTo("42");
            assertThat(server.ledger().complaints()).isEmpty();
            assertThat(server.bodies().getLast().path("instructions").asText())
                    .isEqualTo("Be brief.");
            assertThat(server.bodies().getLast().path("input").findValuesAsText("type"))
                    .containsSubsequence("reasoning", "reasoning", "reasoning", "function_call");
        }
    }

    @Test
    void aResponseIsReadWhole() {
        try (var server = scripted(THINKS_AND_CALLS).start()) {
            var response = model(server).chat(request(List.of(UserMessage.from("6 * 7?"))));

            assertThat(response.aiMessage().thinking()).isEqualTo("First.\n\nThen.");
            assertThat(response.aiMessage().text()).isEqualTo("So.");
            assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
            assertThat(response.modelName()).isEqualTo("o3-mini-2025-01-31");
            assertThat(response.tokenUsage())
                    .isInstanceOfSatisfying(
                            OpenAiTokenUsage.class,
                            usage ->
                                    assertThat(usage.outputTokensDetails().reasoningTokens())
                                            .isEqualTo(3 * 64));
        }
    }

    @Test
    void aRefusalIsTextThatSaysWhy() {
        try (var server = scripted(refuses("I will not.")).start()) {
            var response = model(server).chat(UserMessage.from("Go."));

            assertThat(response.aiMessage().text()).isEqualTo("I will not.");
            assertThat(response.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        }
    }

    @Test
    void aCallCanBeRequiredOrForbidden() {
        try (var server = scripted(THINKS_AND_CALLS, says("42")).start()) {
            for (var choice : List.of(ToolChoice.REQUIRED, ToolChoice.NONE)) {
                model(server)
                        .chat(
                                ChatRequest.builder()
                                        .messages(UserMessage.from("Go."))
                                        .toolSpecifications(TOOL)
                                        .toolChoice(choice)
                                        .build());
            }

            assertThat(server.bodies())
                    .extracting(body -> body.path("tool_choice").asText())
                    .containsExactly("required", "none");
        }
    }

    @Test
    void failuresAreLangChain4jsOwn() {
        assertThat(failure(Faults.insufficientQuota())).isInstanceOf(RateLimitException.class);
        assertThat(failure(Faults.error(401, "x", "invalid_api_key", "No.")))
                .isInstanceOf(AuthenticationException.class);
        assertThat(failure(Faults.error(404, "x", "model_not_found", "No.")))
                .isInstanceOf(ModelNotFoundException.class);
        assertThat(failure(Faults.error(400, "x", null, "No.")))
                .isInstanceOf(InvalidRequestException.class);
    }

    private static LangChain4jException failure(Turn turn) {
        try (var server = scripted(turn).start()) {
            var thrown = new ArrayList<LangChain4jException>();
            assertThatThrownBy(() -> model(server).chat(UserMessage.from("Go.")))
                    .isInstanceOfSatisfying(LangChain4jException.class, thrown::add);
            return thrown.getFirst();
        }
    }

    @Test
    void whatTheApiDoesNotHaveIsRefusedBeforeItIsSent() {
        try (var server = scripted().start()) {
            var request =
                    ChatRequest.builder()
                            .messages(UserMessage.from("Go."))
                            .stopSequences(List.of("stop"))
                            .build();

            assertThatThrownBy(() -> model(server).chat(request))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("stop sequences");
            assertThat(server.ledger().received()).isZero();
        }
    }

    @Test
    void theStreamingTwinTellsThePiecesAndThenTheWhole() {
        try (var server = scripted(THINKS_AND_CALLS).start()) {
            var result = new ReplyHandler();
            new ResponsesStreamingChatModel(responses(server))
                    .chat(request(List.of(UserMessage.from("6 * 7?"))), result);
            var whole = result.whole.join();

            assertThat(result.text.toString()).isEqualTo("So.");
            assertThat(result.thinking.toString()).startsWith("First.").endsWith("Then.");
            assertThat(whole.aiMessage().toolExecutionRequests()).hasSize(1);
        }
    }

    @Test
    void theStreamingTwinTellsOfFailures() {
        try (var server = scripted(Faults.insufficientQuota()).start()) {
            var result = new ReplyHandler();
            new ResponsesStreamingChatModel(responses(server))
                    .chat(request(List.of(UserMessage.from("6 * 7?"))), result);

            assertThat(result.whole)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(RateLimitException.class);
        }
    }

    private static final class ReplyHandler implements StreamingChatResponseHandler {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thinking = new StringBuilder();
        private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

        @Override
        public void onPartialResponse(String piece) {
            text.append(piece);
        }

        @Override
        public void onPartialThinking(PartialThinking piece) {
            thinking.append(piece.text());
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            whole.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            whole.completeExceptionally(error);
        }
    }
}

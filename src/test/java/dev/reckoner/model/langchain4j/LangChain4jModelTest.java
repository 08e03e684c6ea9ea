package dev.reckoner.model.langchain4j;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.forcing;
import static dev.reckoner.model.Requests.said;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item.Reasoning;
import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.model.Model;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.Request;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// A `ChatModel` written by hand, as anybody may.
class LangChain4jModelTest {

    private final List<ChatRequest> asked = new ArrayList<>();

    private Model model(Function<ChatRequest, ChatResponse> chat) {
        ChatModel byHand =
                new ChatModel() {
                    @Override
                    public ChatResponse doChat(ChatRequest request) {
                        asked.add(request);
                        return chat.apply(request);
                    }
                };
        return LangChain4jModel.of(byHand, "mine");
    }

    private Model answers(AiMessage message) {
        return model(_ -> ChatResponse.builder().aiMessage(message).build());
    }

    @Test
    void aConversationReachesTheChatModel() throws InterruptedException {
        var call = new ToolCall("c1", "python", "{\"code\":\"6*7\"}");
        answers(AiMessage.from("42"))
                .reply(
                        asking(
                                user("What is 6 * 7?"),
                                said(new Text("Let me see."), call),
                                new ToolResult("c1", "python", "42")));

        var request = asked.getFirst();
        assertThat(request.messages())
                .containsExactly(
                        UserMessage.from("What is 6 * 7?"),
                        AiMessage.from(
                                "Let me see.",
                                List.of(
                                        ToolExecutionRequest.builder()
                                                .id("c1")
                                                .name("python")
                                                .arguments("{\"code\":\"6*7\"}")
                                                .build())),
                        ToolExecutionResultMessage.from("c1", "python", "42"));
        assertThat(request.toolSpecifications())
                .extracting(ToolSpecification::name)
                .containsExactly("python", "submit_answer");
        assertThat(request.maxOutputTokens()).isEqualTo(5000);
        assertThat(request.toolChoice()).isNull();
    }

    @Test
    void aForcedToolIsTheOnlyOneAndRequired() throws InterruptedException {
        answers(AiMessage.from("42")).reply(forcing("submit_answer", user("Now.")));

        assertThat(asked.getFirst().toolChoice()).isEqualTo(ToolChoice.REQUIRED);
        assertThat(asked.getFirst().toolSpecifications())
                .extracting(ToolSpecification::name)
                .containsExactly("submit_answer");
    }

    @Test
    void aReplyIsReadWhole() throws InterruptedException {
        var message =
                AiMessage.builder()
                        .thinking("Hm.")
                        .text("Let me try.")
                        .toolExecutionRequests(
                                List.of(ToolExecutionRequest.builder().name("python").build()))
                        .build();
        var reply =
                model(_ ->
                                ChatResponse.builder()
                                        .id("r1")
                                        .modelName("mine-2")
                                        .aiMessage(message)
                                        .tokenUsage(new TokenUsage(100, 50))
                                        .finishReason(FinishReason.TOOL_EXECUTION)
                                        .build())
                        .reply(asking(user("Go.")));

        assertThat(reply)
                .usingRecursiveComparison()
                .ignoringFields("delivery.latency")
                .isEqualTo(
                        new Reply(
                                "r1",
                                "mine-2",
                                List.of(
                                        new Reasoning("Hm.", null),
                                        new Text("Let me try."),
                                        new ToolCall("call00001", "python", "")),
                                Finish.TOOL_CALLS,
                                new Usage(100, 0, 50, 0, false),
                                Delivery.at(Duration.ZERO, 1)));
    }

    @Test
    void whatAProviderAttachesComesBackToIt() throws InterruptedException {
        var message =
                AiMessage.builder()
                        .thinking("Hm.")
                        .text("42")
                        .attributes(Map.of("thinking_signature", "abc"))
                        .build();
        var model = answers(message);
        var reply = model.reply(asking(user("Go.")));
        model.reply(asking(user("Go."), new Message.Assistant(reply), user("On.")));

        assertThat(asked.getLast().messages().get(1)).isEqualTo(message);
    }

    @Test
    void aBareResponseIsEnough() throws InterruptedException {
        var reply = answers(AiMessage.from("42")).reply(asking(user("Go.")));

        assertThat(reply.model()).isEqualTo("mine");
        assertThat(reply.finish()).isEqualTo(Finish.OTHER);
        assertThat(reply.usage().estimated()).isTrue();
    }

    @Test
    void aFailureIsOneLineWithTheName() {
        var model =
                model(_ -> {
                    throw new RateLimitException("slow\n\u001b[31mdown");
                });

        assertThatThrownBy(() -> model.reply(asking(user("Go."))))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("mine failed: slow down");
    }

    @Test
    void aFailureKeepsItsCause() {
        var cause = new AssertionError("a fault of the model's library");
        var model =
                model(_ -> {
                    throw cause;
                });

        assertThatThrownBy(() -> model.reply(asking(user("Go."))))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("mine failed: a fault of the model's library")
                .hasCause(cause);
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsAFailure() {
        var model = model(_ -> null);

        assertThatThrownBy(() -> model.reply(asking(user("Go."))))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("mine failed: it returned null instead of a response");
    }

    @Test
    void aRefusalIsAReply() throws InterruptedException {
        var model =
                model(_ -> {
                    throw new ContentFilteredException("I can't help with that.");
                });
        var reply = model.reply(asking(user("Go.")));

        assertThat(reply.items()).containsExactly(new Text("I can't help with that."));
        assertThat(reply.finish()).isEqualTo(Finish.CONTENT_FILTER);
    }

    @Test
    void aChatModelThatHangsIsCutOff() {
        var interrupted = new CountDownLatch(1);
        var model =
                model(_ -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        interrupted.countDown();
                    }
                    throw new IllegalStateException("cut off");
                });
        var request = new Request(List.of(user("Go.")), List.of(), null, 10, Duration.ofMillis(20));

        assertThatThrownBy(() -> model.reply(request))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("no reply from mine within 0.1 s");
        assertThat(interrupted).satisfies(latch -> latch.await());
    }

    @Test
    void anOpenAiChatModelIsNotSentMaxTokens() throws InterruptedException {
        try (var server = scripted(says("42")).start()) {
            var chat = OpenAiChatModel.builder().baseUrl(server.url()).modelName("o3-mini").build();
            LangChain4jModel.of(chat, "o3-mini").reply(asking(user("Go.")));

            var sent = server.bodies().getFirst();
            assertThat(sent.path("max_completion_tokens").asInt()).isEqualTo(5000);
            assertThat(sent.has("max_tokens")).isFalse();
        }
    }
}

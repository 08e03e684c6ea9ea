package dev.reckoner.model;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.Assistant;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.model.langchain4j.LangChain4jModel;
import dev.reckoner.model.openai.ChatCompletionsModel;
import dev.reckoner.model.openai.ResponsesModel;
import dev.reckoner.model.script.ScriptModel;
import dev.reckoner.testing.openai.Faults;
import dev.reckoner.testing.openai.OpenAiServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What every model promises, stated once.
abstract class ModelContract {

    /// One that runs `6 * 7` in each of its first two replies, with whatever ids, and has no third.
    abstract Model model();

    private static List<Message> answered(List<Message> conversation, Reply reply) {
        var longer = new ArrayList<>(conversation);
        longer.add(new Assistant(reply));
        reply.calls().forEach(call -> longer.add(new ToolResult(call.id(), call.tool(), "42")));
        return longer;
    }

    private static Request request(List<Message> conversation) {
        return asking(conversation.toArray(Message[]::new));
    }

    @Test
    void aConversationGoesOnUntilThereIsNoReply() throws InterruptedException {
        var model = model();
        List<Message> start = List.of(user("What is 6 * 7?"));

        var first = model.reply(request(start));
        var second = model.reply(request(answered(start, first)));
        var third = request(answered(answered(start, first), second));

        assertThat(List.of(first, second))
                .allSatisfy(reply -> {
                    assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
                    assertThat(reply.calls())
                            .extracting(ToolCall::tool, ToolCall::arguments)
                            .containsExactly(tuple("python", "{\"code\":\"6 * 7\"}"));
                    assertThat(reply.delivery().attempts()).isPositive();
                });
        assertThat(first.calls().getFirst().id()).isNotEqualTo(second.calls().getFirst().id());
        assertThatThrownBy(() -> model.reply(third))
                .isInstanceOf(ModelUnavailable.class)
                .extracting(Throwable::getMessage)
                .asString()
                .isNotBlank()
                .doesNotContain("\n");
    }
}

class ScriptIsAModelTest extends ModelContract {

    @Override
    Model model() {
        String replies = "{\"replies\": [{\"python\": \"6 * 7\"}, {\"python\": \"6 * 7\"}]}";
        return ScriptModel.of("s.json", replies);
    }
}

/// One that is behind a server.
abstract class ServedModel extends ModelContract {

    final OpenAiServer server =
            scripted(python("6 * 7"), python("6 * 7"), Faults.error(400, "x", null, "that\nis it"))
                    .start();

    @AfterEach
    void close() {
        server.close();
    }
}

class ChatCompletionsIsAModelTest extends ServedModel {

    @Override
    Model model() {
        return ChatCompletionsModel.at(server.url(), null, "o3-mini", null);
    }
}

class ResponsesIsAModelTest extends ServedModel {

    @Override
    Model model() {
        return ResponsesModel.at(server.url(), null, "o3-mini", null);
    }
}

class LangChain4jIsAModelTest extends ModelContract {

    @Override
    Model model() {
        ChatModel twice =
                new ChatModel() {
                    @Override
                    public ChatResponse doChat(ChatRequest request) {
                        if (request.messages().size() > 3) {
                            throw new IllegalStateException("that\nis it");
                        }
                        var call =
                                ToolExecutionRequest.builder()
                                        .name("python")
                                        .arguments("{\"code\":\"6 * 7\"}")
                                        .build();
                        return ChatResponse.builder().aiMessage(AiMessage.from(call)).build();
                    }
                };
        return LangChain4jModel.of(twice, "mine");
    }
}

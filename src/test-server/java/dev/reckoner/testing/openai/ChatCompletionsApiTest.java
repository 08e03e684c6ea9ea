package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.chat;
import static dev.reckoner.testing.openai.Client.json;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.Turn.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

class ChatCompletionsApiTest {

    private static Client.Reply reply(String fields, Turn turn) {
        try (var server =
                        OpenAiServer.scripted(turn)
                                .model(ModelCard.compatible("qwen3:4b"))
                                .start();
                var client = new Client(server)) {
            return client.chat(chat(fields));
        }
    }

    private static JsonNode choice(String fields, Turn turn) {
        return reply(fields, turn).json().at("/choices/0");
    }

    private static String deltas(Client.Reply reply, String pointer) {
        return reply.events().stream()
                .map(event -> event.at("/choices/0/delta" + pointer).asText(""))
                .collect(Collectors.joining());
    }

    @Test
    void textAndCallsAreOneMessageAndReasoningIsLost() {
        var choice =
                choice(
                        "{}",
                        answers(
                                reasoning("One."),
                                text("Let me see."),
                                call("call_1", "python", "{\"code\"")));

        assertThat(choice.path("message"))
                .isEqualTo(
                        json(
                                """
                                {"role": "assistant", "content": "Let me see.", "refusal": null, "annotations": [],
                                 "tool_calls": [{"id": "call_1", "type": "function",
                                                 "function": {"name": "python", "arguments": "{\\"code\\""}}]}
                                """));
        assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
    }

    @Test
    void aCompatibleServerShowsItsReasoning() {
        var choice =
                choice("{'model': 'qwen3:4b'}", answers(reasoning("One.", "Two."), text("42")));

        assertThat(choice.at("/message/reasoning_content").asText()).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void aCompatibleServerTakesWhatOpenAiRefuses() {
        assertThat(
                        reply(
                                        "{'model': 'qwen3:4b', 'temperature': 0.6, 'max_tokens':"
                                            + " 100, 'messages': [{'role': 'assistant', 'content':"
                                            + " 'a', 'reasoning_content': 'b'}, {'role': 'user',"
                                            + " 'content': 'c'}]}",
                                        Turn.says("42"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void theFinishSaysWhy() {
        assertThat(choice("{}", Turn.says("42")).path("finish_reason").asText()).isEqualTo("stop");
        assertThat(
                        choice("{'max_completion_tokens': 1}", Turn.says("12345678"))
                                .path("finish_reason")
                                .asText())
                .isEqualTo("length");
        assertThat(
                        choice("{}", Turn.says("4").ending(Ending.CONTENT_FILTER))
                                .path("finish_reason")
                                .asText())
                .isEqualTo("content_filter");
        assertThat(
                        choice("{}", Turn.says("42").finishing("tool_calls"))
                                .path("finish_reason")
                                .asText())
                .isEqualTo("tool_calls");
    }

    @Test
    void aRefusalIsAFieldOfItsOwn() {
        var message = choice("{}", Turn.refuses("No.")).path("message");

        assertThat(message.path("refusal").asText()).isEqualTo("No.");
        assertThat(message.path("content").isNull()).isTrue();
    }

    @Test
    void nothingIsNoChoice() {
        assertThat(reply("{}", Turn.nothing()).json().path("choices")).isEmpty();
    }

    @Test
    void usageIsCounted() {
        var usage = reply("{}", answers(reasoning(), text("42"))).json().path("usage");

        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(65);
        assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt()).isEqualTo(64);
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isZero();
    }

    @Test
    void aFailureIsA500() {
        assertThat(reply("{}", Turn.fails("server_error", "It broke.")).complaint())
                .isEqualTo("500 server_error -: It broke.");
    }

    @Test
    void aStreamAddsUpToTheMessage() {
        var reply =
                reply(
                        "{'stream': true, 'model': 'qwen3:4b'}",
                        answers(
                                reasoning("Well, well, well, well."),
                                text("Let me see what comes out."),
                                call("call_1", "python", "{\"code\": \"print(6 * 7)\"}"),
                                call("call_2", "python", "{}")));

        assertThat(deltas(reply, "/reasoning_content")).isEqualTo("Well, well, well, well.");
        assertThat(deltas(reply, "/content")).isEqualTo("Let me see what comes out.");
        assertThat(deltas(reply, "/tool_calls/0/id")).isEqualTo("call_1call_2");
        assertThat(deltas(reply, "/tool_calls/0/function/arguments"))
                .isEqualTo("{\"code\": \"print(6 * 7)\"}{}");
        assertThat(reply.data().getLast()).isEqualTo("[DONE]");
        assertThat(reply.events().getLast().at("/choices/0/finish_reason").asText())
                .isEqualTo("tool_calls");
        assertThat(reply.header("content-type")).isEqualTo("text/event-stream");
    }

    @Test
    void usageOfAStreamComesWhereItIsAskedFor() {
        var with =
                reply(
                        "{'stream': true, 'stream_options': {'include_usage': true}}",
                        Turn.says("42"));
        var without = reply("{'stream': true}", Turn.says("42"));

        assertThat(with.events().getLast().path("choices")).isEmpty();
        assertThat(with.events().getLast().at("/usage/completion_tokens").asInt()).isOne();
        assertThat(without.events()).noneMatch(event -> event.has("usage"));
    }

    @Test
    void aStreamThatFailsEndsInAnError() {
        var reply = reply("{'stream': true}", Turn.fails("server_error", "It broke."));

        assertThat(reply.data())
                .isEqualTo(
                        List.of(
                                "{\"error\":{\"message\":\"It"
                                    + " broke.\",\"type\":\"server_error\",\"param\":null,\"code\":\"server_error\"}}"));
    }
}

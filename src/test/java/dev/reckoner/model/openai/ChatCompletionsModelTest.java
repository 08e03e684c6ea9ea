package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.forcing;
import static dev.reckoner.model.Requests.json;
import static dev.reckoner.model.Requests.line;
import static dev.reckoner.model.Requests.said;
import static dev.reckoner.model.Requests.user;
import static dev.reckoner.testing.openai.Faults.sends;
import static dev.reckoner.testing.openai.Item.call;
import static dev.reckoner.testing.openai.Item.reasoning;
import static dev.reckoner.testing.openai.Item.text;
import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.answers;
import static dev.reckoner.testing.openai.Turn.refuses;
import static dev.reckoner.testing.openai.Turn.says;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.Reasoning;
import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.model.Request;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.task.Effort;
import dev.reckoner.testing.openai.Ending;
import dev.reckoner.testing.openai.ModelCard;
import dev.reckoner.testing.openai.OpenAiServer;
import dev.reckoner.testing.openai.Turn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// What goes over the wire when all is well or only odd. Faults: [FaultyServerTest], [FaultsTest].
class ChatCompletionsModelTest {

    private static final Dialect O3_MINI = Dialect.OPEN_AI;
    private static final dev.reckoner.testing.openai.Usage COST =
            new dev.reckoner.testing.openai.Usage(120, 20, 60, 40);

    private static Reply reply(
            OpenAiServer server, Request request, Dialect dialect, @Nullable Effort effort)
            throws InterruptedException {
        return new ChatCompletionsModel(
                        line(server.url(), null, new FakeTiming()),
                        new ChatSettings(effort, dialect))
                .reply(request);
    }

    private static Reply reply(Turn turn, Message... conversation) throws InterruptedException {
        try (var server = scripted(turn).start()) {
            return reply(server, asking(conversation), O3_MINI, null);
        }
    }

    private static List<Item> items(Turn turn) throws InterruptedException {
        return reply(turn, user("Go.")).items();
    }

    private static JsonNode sent(Request request, Dialect dialect, @Nullable Effort effort)
            throws InterruptedException {
        try (var server = scripted(says("42")).start()) {
            reply(server, request, dialect, effort);
            return server.bodies().getFirst();
        }
    }

    @Nested
    class Asking {

        @Test
        void aRequestIsAsO3MiniTookIt() throws InterruptedException {
            var conversation =
                    asking(
                            user("What is 6 * 7?"),
                            said(
                                    new Text("Let me see."),
                                    new ToolCall("c1", "python", "{\"code\":\"6*7\"}")),
                            new ToolResult("c1", "python", "42"));

            assertThat(sent(conversation, O3_MINI, Effort.HIGH))
                    .isEqualTo(
                            json(
                                    """
                                    {"model": "o3-mini",
                                     "messages": [
                                       {"role": "user", "content": "What is 6 * 7?"},
                                       {"role": "assistant", "content": "Let me see.", "tool_calls": [
                                         {"id": "c1", "type": "function", "function":
                                           {"name": "python", "arguments": "{\\"code\\":\\"6*7\\"}"}}]},
                                       {"role": "tool", "tool_call_id": "c1", "content": "42"}],
                                     "stream": false,
                                     "max_completion_tokens": 5000,
                                     "tools": [
                                       {"type": "function", "function": {"name": "python",
                                         "description": "Does python.", "parameters": {"type": "object",
                                           "properties": {"code": {"type": "string"}}, "required": ["code"]}}},
                                       {"type": "function", "function": {"name": "submit_answer",
                                         "description": "Does submit_answer.", "parameters": {"type": "object",
                                           "properties": {"answer": {"type": "string"}}, "required": ["answer"]}}}],
                                     "reasoning_effort": "high"}\
                                    """));
        }

        @Test
        void anEffortThatWasNotGivenIsNotSent() throws InterruptedException {
            assertThat(sent(asking(user("Go.")), O3_MINI, null).has("reasoning_effort")).isFalse();
        }

        @Test
        void aForcedToolIsNamedWhereTheServerKnowsHow() throws InterruptedException {
            var sent = sent(forcing("submit_answer", user("Now.")), O3_MINI, null);

            assertThat(sent.path("tool_choice"))
                    .isEqualTo(
                            json(
                                    "{\"type\":\"function\",\"function\":{\"name\":\"submit_answer\"}}"));
            assertThat(sent.path("tools")).hasSize(2);
        }

        @Test
        void elsewhereItIsTheOnlyOneOfferedAndSomeCallIsRequired() throws InterruptedException {
            var sent = sent(forcing("submit_answer", user("Now.")), Dialect.COMPATIBLE, null);

            assertThat(sent.path("tool_choice").asText()).isEqualTo("required");
            assertThat(sent.path("tools").findValuesAsText("name"))
                    .containsExactly("submit_answer");
        }

        @Test
        void withoutToolsThereIsNeitherListNorChoice() throws InterruptedException {
            var request =
                    new Request(List.of(user("Go.")), List.of(), null, 10, Duration.ofMinutes(1));

            assertThat(sent(request, O3_MINI, null))
                    .isEqualTo(
                            json(
                                    """
                                    {"model": "o3-mini", "messages": [{"role": "user", "content": "Go."}],
                                     "stream": false, "max_completion_tokens": 10}\
                                    """));
        }

        @Test
        void whatAModelWroteGoesBackInAFormThatEveryServerTakes() throws InterruptedException {
            var conversation =
                    asking(
                            user("Go."),
                            said(),
                            user("Call something."),
                            said(
                                    new ToolCall("a", "functions.python", "{\"code\": "),
                                    new ToolCall("b", "", ""),
                                    new ToolCall("c", "python", "\"text\"")),
                            new ToolResult("a", "functions.python", "no"),
                            new ToolResult("b", "", "no"),
                            new ToolResult("c", "python", "no"));

            var messages = sent(conversation, O3_MINI, null).path("messages");

            assertThat(messages.path(1).path("content").asText()).isEqualTo("(nothing)");
            assertThat(messages.path(3).findValuesAsText("name"))
                    .containsExactly("functions_python", "unknown", "python");
            assertThat(messages.path(3).findValuesAsText("arguments"))
                    .containsExactly(
                            "{\"not_json\":\"{\\\"code\\\": \"}",
                            "{}",
                            "{\"not_json\":\"\\\"text\\\"\"}");
        }
    }

    @Nested
    class Replying {

        @Test
        void aReplyIsReadWhole() throws InterruptedException {
            var calls = answers(call("call_python", "python", "{\"code\":\"6 * 7\"}"));
            try (var server = scripted(calls.costing(COST)).start()) {
                var reply = reply(server, asking(user("Go.")), O3_MINI, null);

                assertThat(reply)
                        .usingRecursiveComparison()
                        .ignoringFields("delivery.latency", "delivery.request")
                        .isEqualTo(
                                new Reply(
                                        server.ledger().charges().getFirst().id(),
                                        "o3-mini-2025-01-31",
                                        List.of(
                                                new ToolCall(
                                                        "call_python",
                                                        "python",
                                                        "{\"code\":\"6 * 7\"}")),
                                        Finish.TOOL_CALLS,
                                        new Usage(120, 20, 60, 40, false),
                                        Delivery.at(Duration.ZERO, 1)));
                assertThat(reply.delivery().request()).startsWith("req_");
            }
        }

        @Test
        void itemsKeepTheirOrder() throws InterruptedException {
            var answer =
                    answers(
                            reasoning("Hm."),
                            text("Let me try."),
                            call("a", "python", "{}"),
                            call("b", "submit_answer", "{}"));
            try (var server = scripted(answer).model(ModelCard.compatible("o3-mini")).start()) {
                assertThat(reply(server, asking(user("Go.")), O3_MINI, null).items())
                        .containsExactly(
                                new Reasoning("Hm.", "{\"chat\":{\"reasoning_content\":\"Hm.\"}}"),
                                new Text("Let me try."),
                                new ToolCall("a", "python", "{}"),
                                new ToolCall("b", "submit_answer", "{}"));
            }
        }

        @Test
        void idsThatAreMissingOrTakenAreMadeUnique() throws InterruptedException {
            var reply =
                    reply(
                            answers(
                                    call("", "python", "1"),
                                    call("c1", "python", "2"),
                                    call("c1", "python", "3")),
                            user("Go."),
                            said(new ToolCall("c1", "python", "{}")),
                            new ToolResult("c1", "python", ""));

            assertThat(reply.calls())
                    .extracting(ToolCall::id)
                    .doesNotHaveDuplicates()
                    .doesNotContain("c1", "");
            assertThat(reply.calls())
                    .extracting(ToolCall::arguments)
                    .containsExactly("1", "2", "3");
        }

        @Test
        void argumentsAreCarriedAsTheyAre() throws InterruptedException {
            var odd = answers(call("a", "python", "{\"code\": "), call("b", "python", ""));

            assertThat(items(odd))
                    .containsExactly(
                            new ToolCall("a", "python", "{\"code\": "),
                            new ToolCall("b", "python", ""));
        }

        @Test
        void callsInOtherServersFormsAreCalls() throws InterruptedException {
            var odd =
                    sends(
                            200,
                            """
                            {"choices": [{"message": {"content": [{"type": "text", "text": "So."}],
                              "reasoning": "Hm.",
                              "tool_calls": [
                                {"id": "a", "function": {"name": "python", "arguments": {"code": "1"}}},
                                {"id": "b", "type": "function", "function": {"name": "python", "arguments": null}},
                                {"id": "c"}],
                              "function_call": {"name": "python", "arguments": "{}"}}}],
                             "extra": {"created": "yesterday"}, "created": "yesterday"}\
                            """);

            assertThat(items(odd))
                    .containsExactly(
                            new Reasoning("Hm.", "{\"chat\":{\"reasoning\":\"Hm.\"}}"),
                            new Text("So."),
                            new ToolCall("a", "python", "{\"code\":\"1\"}"),
                            new ToolCall("b", "python", ""),
                            new ToolCall("c", "", ""),
                            new ToolCall("call00004", "python", "{}"));
        }

        @Test
        void anEmptyListOfCallsIsStillWhyItStopped() throws InterruptedException {
            var odd =
                    sends(
                            200,
                            """
                            {"choices": [{"finish_reason": "tool_calls",
                              "message": {"role": "assistant", "content": null, "tool_calls": []}}]}\
                            """);

            var reply = reply(odd, user("Go."));

            assertThat(reply.items()).isEmpty();
            assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
        }

        @Test
        void outputThatIsUsedUpByReasoningIsAnEmptyReplyThatIsCharged()
                throws InterruptedException {
            var reply =
                    reply(
                            answers(text("")).ending(Ending.MAX_OUTPUT_TOKENS).costing(COST),
                            user("Go."));

            assertThat(reply.items()).isEmpty();
            assertThat(reply.finish()).isEqualTo(Finish.LENGTH);
            assertThat(reply.usage()).isEqualTo(new Usage(120, 20, 60, 40, false));
        }

        @Test
        void aRefusalIsAReplyThatIsCharged() throws InterruptedException {
            var reply = reply(refuses("I can't help with that.").costing(COST), user("Go."));

            assertThat(reply.items()).containsExactly(new Text("I can't help with that."));
            assertThat(reply.finish()).isEqualTo(Finish.CONTENT_FILTER);
            assertThat(reply.usage().total()).isEqualTo(180);
        }

        @Test
        void usageThatIsMissingIsEstimatedTooHigh() throws InterruptedException {
            var reply =
                    reply(
                            sends(
                                    200,
                                    """
                                    {"choices": [{"finish_reason": "stop", "message":
                                      {"role": "assistant", "content": "∑∑∑∑"}}]}\
                                    """),
                            user("x".repeat(300)));

            assertThat(reply.usage().estimated()).isTrue();
            assertThat(reply.usage().input()).isGreaterThan(100);
            assertThat(reply.usage().output()).isEqualTo(4);
        }

        @Test
        void reasoningThatIsOnlyInTheTotalIsCounted() throws InterruptedException {
            var odd =
                    sends(
                            200,
                            """
                            {"choices": [{"message": {"content": "42"}, "finish_reason": "stop"}], "usage":
                             {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 115,
                              "completion_tokens_details": {"reasoning_tokens": 100}}}\
                            """);

            assertThat(reply(odd, user("Go.")).usage())
                    .isEqualTo(new Usage(10, 0, 105, 100, false));
        }
    }
}

package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.json;
import static dev.reckoner.model.Requests.said;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.Other;
import dev.reckoner.conversation.Item.Reasoning;
import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.json.Json;
import dev.reckoner.model.Notes;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.Failure;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ForcedTool;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class ReadResponseObjectTest {

    private static final String USAGE =
            """
            {"input_tokens": 100, "input_tokens_details": {"cached_tokens": 64}, "output_tokens": 30,
             "output_tokens_details": {"reasoning_tokens": 20}, "total_tokens": 130}\
            """;

    private static Reply reply(String response, Message... conversation) {
        return ReadResponseObject.reply(
                json(response), asking(conversation), "asked", Delivery.NONE);
    }

    private static Reply output(String items) {
        return reply("{\"output\": [" + items + "]}", user("Go."));
    }

    private static List<Item> items(String items) {
        return output(items).items();
    }

    @Test
    void aReplyIsReadWhole() {
        assertThat(
                        reply(
                                """
                                {"id": "resp_1", "model": "o3-mini-2025-01-31", "status": "completed",
                                 "error": null, "incomplete_details": null, "output": [
                                   {"type": "reasoning", "id": "rs_1", "summary": [
                                     {"type": "summary_text", "text": "First."},
                                     {"type": "summary_text", "text": "Then."}]},
                                   {"type": "message", "id": "msg_1", "role": "assistant", "content":
                                     [{"type": "output_text", "text": "42", "annotations": []}]}],
                                 "usage": %s}\
                                """
                                        .formatted(USAGE),
                                user("Go.")))
                .isEqualTo(
                        new Reply(
                                "resp_1",
                                "o3-mini-2025-01-31",
                                List.of(
                                        new Reasoning(
                                                "First.\n\nThen.",
                                                "{\"id\":\"rs_1\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"First.\"},{\"type\":\"summary_text\",\"text\":\"Then.\"}]}"),
                                        new Text("42", "{\"id\":\"msg_1\"}")),
                                Finish.STOP,
                                new Usage(100, 64, 30, 20, false),
                                Delivery.NONE));
    }

    @Nested
    class Items {

        @Test
        void aCall() {
            assertThat(
                            items(
                                    """
                                    {"type": "function_call", "id": "fc_1", "call_id": "call_1",
                                     "name": "python", "arguments": "{\\"code\\": ", "status": "completed"}\
                                    """))
                    .containsExactly(
                            new ToolCall("call_1", "python", "{\"code\": ", "{\"id\":\"fc_1\"}"));
        }

        @Test
        void aCallInOddShape() {
            assertThat(
                            items(
                                    """
                                    {"type": "function_call", "call_id": "call_1", "name": null,
                                     "arguments": {"code": "1"}}\
                                    """))
                    .containsExactly(new ToolCall("call_1", "", "{\"code\":\"1\"}", null));
        }

        @Test
        void idsThatAreMissingOrTakenAreMadeUnique() {
            String one = "{\"type\": \"function_call\", \"name\": \"python\", \"call_id\": \"c1\"}";
            String none = "{\"type\": \"function_call\", \"name\": \"python\"}";

            var calls =
                    reply(
                                    "{\"output\": [%s, %s, %s, %s]}"
                                            .formatted(one, one, none, none),
                                    user("Go."),
                                    said(new ToolCall("c1", "python", "{}")))
                            .calls();

            assertThat(calls)
                    .hasSize(4)
                    .extracting(ToolCall::id)
                    .doesNotHaveDuplicates()
                    .doesNotContain("c1", "");
        }

        @Test
        void aTextInSeveralPartsKeepsThem() {
            String content =
                    "[{\"type\":\"output_text\",\"text\":\"4\"},{\"type\":\"output_text\",\"text\":\"2\"}]";

            assertThat(items("{\"type\": \"message\", \"content\": " + content + "}"))
                    .containsExactly(new Text("42", "{\"content\":" + content + "}"));
        }

        @Test
        void aTextWithAnnotationsKeepsThem() {
            String content =
                    "[{\"type\":\"output_text\",\"text\":\"42\",\"annotations\":[{\"type\":\"url\"}]}]";

            assertThat(items("{\"type\": \"message\", \"content\": " + content + "}"))
                    .containsExactly(new Text("42", "{\"content\":" + content + "}"));
        }

        @Test
        void reasoningThatIsShownItself() {
            assertThat(
                            items(
                                    "{\"type\": \"reasoning\", \"summary\": [], \"content\":"
                                        + " [{\"type\": \"reasoning_text\", \"text\": \"Hm.\"}]}"))
                    .extracting(item -> ((Reasoning) item).summary())
                    .containsExactly("Hm.");
        }

        @Test
        void whatIsNotKnownIsKept() {
            assertThat(
                            items(
                                    "{\"type\": \"image\", \"status\": \"completed\", \"of\": [1]},"
                                            + " 7, null"))
                    .containsExactly(new Other("image", "{\"type\":\"image\",\"of\":[1]}"));
        }
    }

    @Nested
    class TheFinish {

        @Test
        void ofAReplyWithCalls() {
            assertThat(output("{\"type\": \"function_call\"}").finish())
                    .isEqualTo(Finish.TOOL_CALLS);
            assertThat(output("").finish()).isEqualTo(Finish.STOP);
        }

        @ParameterizedTest
        @CsvSource({
            "max_output_tokens, LENGTH",
            "content_filter, CONTENT_FILTER",
            "max_tool_calls, OTHER",
            "'', OTHER"
        })
        void ofOneThatIsIncomplete(String reason, Finish finish) {
            String response =
                    "{\"status\": \"incomplete\", \"incomplete_details\": {\"reason\": \"%s\"},"
                            + " \"output\": [{\"type\": \"function_call\"}]}";

            assertThat(reply(response.formatted(reason), user("Go.")).finish()).isEqualTo(finish);
        }

        @Test
        void ofARefusal() {
            var reply =
                    output(
                            "{\"type\": \"message\", \"content\": [{\"type\": \"refusal\","
                                    + " \"refusal\": \"I won't.\"}]}");

            assertThat(reply.finish()).isEqualTo(Finish.CONTENT_FILTER);
            assertThat(reply.text()).isEqualTo("I won't.");
        }
    }

    @Nested
    class TheUsage {

        private Usage usage(String usage) {
            return reply(
                            "{\"output\": [{\"type\": \"message\", \"content\": [{\"type\":"
                                    + " \"output_text\", \"text\": \"∑∑∑∑\"}]}], \"usage\": "
                                    + usage
                                    + "}",
                            user("x".repeat(300)))
                    .usage();
        }

        @Test
        void thatIsMissingIsEstimatedTooHigh() {
            var usage = usage("null");

            assertThat(usage.estimated()).isTrue();
            assertThat(usage.input()).isGreaterThan(100);
            assertThat(usage.output()).isEqualTo(4);
        }

        @Test
        void isNeverMoreInItsPartsThanInAll() {
            assertThat(
                            usage(
                                    """
                                    {"input_tokens": 10, "input_tokens_details": {"cached_tokens": 11},
                                     "output_tokens": 5, "output_tokens_details": {"reasoning_tokens": 6}}\
                                    """))
                    .isEqualTo(new Usage(10, 10, 5, 5, false));
        }

        @Test
        void isNoNumberThatCannotBe() {
            var usage = usage("{\"input_tokens\": 9223372036854775807, \"output_tokens\": -4}");

            assertThat(usage.total()).isPositive();
            assertThat(usage.output()).isEqualTo(4);
        }
    }

    @Nested
    class TheProtocol {

        private HttpResult read(String response) {
            return new ResponsesSettings(null).read(new Body(json(response), "req_1"));
        }

        @ParameterizedTest
        @CsvSource({"completed", "incomplete"})
        void takesWhatIsAReply(String status) {
            String response = "{\"status\": \"" + status + "\", \"output\": []}";

            assertThat(read(response)).isEqualTo(new Body(json(response), "req_1"));
        }

        @Test
        void saysWhyThereIsNone() {
            assertThat(
                            read(
                                    """
                                    {"status": "failed", "output": [], "error":
                                      {"code": "rate_limit_exceeded", "message": "slow down"}}\
                                    """))
                    .isEqualTo(new ErrorStatus(429, "rate_limit_exceeded", "slow down"));
            assertThat(read("{\"status\": \"failed\", \"output\": [], \"error\": null}"))
                    .isEqualTo(new ErrorStatus(500, "", ""));
            assertThat(read("{\"status\": \"cancelled\", \"output\": []}"))
                    .isEqualTo(new Disconnected("the server cancelled the response"));
            assertThat(read("{\"status\": \"queued\", \"output\": []}"))
                    .isEqualTo(new InvalidBody("{\"status\":\"queued\",\"output\":[]}"));
            assertThat(read("{\"object\": \"list\"}"))
                    .isEqualTo(new InvalidBody("{\"object\":\"list\"}"));
        }
    }

    @Nested
    class Hostile {

        private final Mutations responses =
                new Mutations(
                        11,
                        List.of(
                                json(
                                        """
                                        {"id": "resp_1", "model": "m", "status": "completed",
                                         "incomplete_details": {"reason": "max_output_tokens"},
                                         "error": null, "output": [
                                           {"type": "reasoning", "id": "rs", "status": "x", "summary":
                                             [{"type": "summary_text", "text": "Hm."}], "content": []},
                                           {"type": "message", "role": "assistant", "content":
                                             [{"type": "output_text", "text": "4", "annotations": []},
                                              {"type": "refusal", "refusal": "no"}]},
                                           {"type": "function_call", "call_id": "c", "name": "python",
                                            "arguments": "{}"},
                                           {"type": "other", "x": 1}],
                                         "usage": %s}\
                                        """
                                                .formatted(USAGE)),
                                json(
                                        """
                                        {"status": "failed", "output": [], "error":
                                          {"code": "server_error", "message": "x"}}\
                                        """)));

        @Test
        void shapesBreakNothing() throws IOException {
            for (int i = 0; i < 20_000; i++) {
                JsonNode mutant = responses.next();

                switch (new ResponsesSettings(null).read(new Body(mutant, null))) {
                    case Body(var body, _, _) -> isHarmless(body);
                    case Failure failure -> assertThat(failure).isNotInstanceOf(Disconnected.class);
                }
            }
        }

        /// It can be journalled, read again and sent back.
        private void isHarmless(JsonNode body) throws IOException {
            var reply = ReadResponseObject.reply(body, asking(user("Go.")), "m", Delivery.NONE);
            assertThat(reply.usage().total()).isNotNegative();
            var request = asking(user("Go."), new Message.Assistant(reply));
            assertThat(
                            new ResponsesRequest("m", null, ForcedTool.NAMED, true)
                                    .body(request)
                                    .path("input"))
                    .hasSizeLessThanOrEqualTo(1 + body.path("output").size());
            byte[] written = Json.MAPPER.writeValueAsBytes(reply);
            assertThat(Json.MAPPER.readValue(written, Reply.class).calls())
                    .hasSameSizeAs(reply.calls());
        }

        @Test
        void eventsBreakNothing() {
            var events =
                    new Mutations(
                            12,
                            List.of(
                                    json(
                                            "{\"type\": \"response.output_text.delta\", \"delta\":"
                                                    + " \"x\"}"),
                                    json(
                                            "{\"type\": \"response.output_item.done\","
                                                    + " \"output_index\": 1, \"item\": {\"type\":"
                                                    + " \"message\"}}"),
                                    json(
                                            "{\"type\": \"response.output_item.added\", \"item\":"
                                                    + " {\"type\": \"reasoning\"}}"),
                                    json(
                                            "{\"type\": \"response.reasoning_summary_part.added\","
                                                    + " \"summary_index\": 1}"),
                                    json(
                                            "{\"type\": \"error\", \"error\": {\"code\": 429,"
                                                    + " \"message\": \"x\"}}"),
                                    responses.next(),
                                    json(
                                            "{\"type\": \"response.completed\", \"response\":"
                                                    + " {\"output\": []}}")));
            for (int i = 0; i < 5_000; i++) {
                var assembly = new ResponsesStreamAssembler(new Notes());
                for (int k = 0; k < 5; k++) {
                    assembly.add(events.next());
                }
                var result = assembly.end();

                if (result instanceof Body answer) {
                    assertThat(new ResponsesSettings(null).read(answer)).isNotNull();
                } else {
                    assertThat(result).isInstanceOfAny(Disconnected.class, ErrorStatus.class);
                }
            }
        }

        @Test
        void chunksBreakNothing() {
            var chunks =
                    new Mutations(
                            13,
                            List.of(
                                    json(
                                            """
                                            {"id": "1", "model": "m", "choices": [{"index": 0, "delta":
                                              {"content": "x", "reasoning_content": "y", "refusal": "z",
                                               "tool_calls": [{"index": 0, "id": "a", "function":
                                                 {"name": "f", "arguments": "1"}}],
                                               "function_call": {"name": "f", "arguments": ""}},
                                              "finish_reason": "stop"}], "usage": {"prompt_tokens": 3,
                                              "prompt_tokens_details": {"cached_tokens": 1}}}\
                                            """)));
            var readable = new ArrayList<Reply>();
            for (int i = 0; i < 20_000; i++) {
                var assembly = new ChatStreamAssembler(new Notes());
                assembly.add(chunks.next());
                assembly.add(chunks.next());
                if (assembly.end() instanceof Body answer
                        && new ChatSettings(null, Dialect.COMPATIBLE).read(answer)
                                instanceof Body read) {
                    readable.add(
                            ReadChatCompletion.reply(
                                    read.body(), asking(user("Go.")), "m", Delivery.NONE));
                }
            }

            assertThat(readable).hasSizeGreaterThan(1_000);
        }
    }
}

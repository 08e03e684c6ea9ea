package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.forcing;
import static dev.reckoner.model.Requests.json;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item.Reasoning;
import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.Assistant;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.model.Request;
import dev.reckoner.model.Requests;
import dev.reckoner.model.openai.dialect.ForcedTool;
import dev.reckoner.task.Effort;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ResponsesRequestTest {

    private static final String TOOLS =
            """
            [{"type": "function", "name": "python", "description": "Does python.", "parameters":
               {"type": "object", "properties": {"code": {"type": "string"}}, "required": ["code"],
                "additionalProperties": false}, "strict": true},
             {"type": "function", "name": "submit_answer", "description": "Does submit_answer.",
              "parameters": {"type": "object", "properties": {"answer": {"type": "string"}},
                "required": ["answer"], "additionalProperties": false}, "strict": true}]\
            """;

    /// Three pieces of reasoning around a text and two calls, with fields of no meaning to us.
    private static final String RESPONSE =
            """
            {"id": "resp_1", "model": "o3-mini-2025-01-31", "status": "completed", "output": [
              {"type": "reasoning", "id": "rs_1", "status": "completed", "encrypted_content": "AAA",
               "summary": [{"type": "summary_text", "text": "Plan."}]},
              {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
               "phase": "commentary", "content":
                 [{"type": "output_text", "text": "Let me.", "annotations": [], "logprobs": []}]},
              {"type": "reasoning", "id": "rs_2", "status": null, "encrypted_content": "BBB",
               "summary": [], "new_field": {"a": [1]}},
              {"type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "python",
               "arguments": "{\\"code\\":\\"1\\"}", "status": "completed", "caller": {"type": "x"}},
              {"type": "web_search_call", "id": "ws_1", "status": "completed", "action": {"q": "?"}},
              {"type": "reasoning", "id": "rs_3", "encrypted_content": "CCC", "summary": []},
              {"type": "function_call", "id": "fc_2", "call_id": "call_2", "name": "python",
               "arguments": "{\\"code\\":", "status": "completed"}],
             "usage": {"input_tokens": 10, "output_tokens": 20}}\
            """;

    private static JsonNode body(Request request, @Nullable Effort effort) {
        return written(new ResponsesRequest("o3-mini", effort, ForcedTool.NAMED, false), request);
    }

    private static JsonNode written(ResponsesRequest how, Request request) {
        return json(how.body(request).toString());
    }

    private static JsonNode body(Message... conversation) {
        return body(asking(conversation), null);
    }

    private static Assistant replied(String response, Message... conversation) {
        return new Assistant(
                ReadResponseObject.reply(
                        json(response), asking(conversation), "o3-mini", Delivery.NONE));
    }

    @Test
    void theFirstRequest() {
        assertThat(body(asking(user("Go.")), Effort.HIGH))
                .isEqualTo(
                        json(
                                """
                                {"model": "o3-mini",
                                 "input": [{"role": "user", "content": "Go."}],
                                 "tools": %s,
                                 "max_output_tokens": 5000,
                                 "reasoning": {"effort": "high", "summary": "auto"},
                                 "store": false,
                                 "include": ["reasoning.encrypted_content"],
                                 "prompt_cache_key": "reckoner-c48cb036011bfeb22c4c44c420aac3b3"}\
                                """
                                        .formatted(TOOLS)));
    }

    @Test
    void whatAModelSentGoesBackItemForItemInOrderWithAllItsFieldsButTheStatus() {
        var reply = replied(RESPONSE, user("Go."));

        var input =
                body(
                                user("Go."),
                                reply,
                                new ToolResult("call_1", "python", "1"),
                                new ToolResult("call_2", "python", "The arguments are not JSON."))
                        .path("input");

        assertThat(input)
                .isEqualTo(
                        json(
                                """
                                [{"role": "user", "content": "Go."},
                                 {"type": "reasoning", "id": "rs_1", "encrypted_content": "AAA",
                                  "summary": [{"type": "summary_text", "text": "Plan."}]},
                                 {"type": "message", "id": "msg_1", "role": "assistant",
                                  "phase": "commentary", "content":
                                    [{"type": "output_text", "text": "Let me.", "annotations": []}]},
                                 {"type": "reasoning", "id": "rs_2", "encrypted_content": "BBB",
                                  "summary": [], "new_field": {"a": [1]}},
                                 {"type": "function_call", "id": "fc_1", "call_id": "call_1",
                                  "name": "python", "arguments": "{\\"code\\":\\"1\\"}",
                                  "caller": {"type": "x"}},
                                 {"type": "web_search_call", "id": "ws_1", "action": {"q": "?"}},
                                 {"type": "reasoning", "id": "rs_3", "encrypted_content": "CCC",
                                  "summary": []},
                                 {"type": "function_call", "id": "fc_2", "call_id": "call_2",
                                  "name": "python", "arguments": "{\\"code\\":"},
                                 {"type": "function_call_output", "call_id": "call_1", "output": "1"},
                                 {"type": "function_call_output", "call_id": "call_2",
                                  "output": "The arguments are not JSON."}]\
                                """));
    }

    @Test
    void aForcedToolChangesNothingButTheChoice() {
        var free = body(asking(user("Go.")), Effort.LOW);
        var forced = body(forcing("submit_answer", user("Go.")), Effort.LOW);

        assertThat(((ObjectNode) forced).remove("tool_choice"))
                .isEqualTo(json("{\"type\": \"function\", \"name\": \"submit_answer\"}"));
        assertThat(forced).isEqualTo(free);
    }

    @Test
    void whatIsNotWantedIsNotSent() {
        var bare = new Request(List.of(user("Go.")), List.of(), null, 3, Duration.ofMinutes(1));

        assertThat(written(new ResponsesRequest("m", null, ForcedTool.NAMED, true), bare))
                .isEqualTo(
                        json(
                                """
                                {"model": "m", "input": [{"role": "user", "content": "Go."}],
                                 "max_output_tokens": 16, "reasoning": {"summary": "auto"},
                                 "store": false,
                                 "include": ["reasoning.encrypted_content"],
                                 "prompt_cache_key": "reckoner-c48cb036011bfeb22c4c44c420aac3b3",
                                 "stream": true}\
                                """));
    }

    @Test
    void aToolThatTheModelCannotBeHeldToIsNotStrict() {
        var loose = new Tool("f", "", json("{\"type\": \"object\", \"properties\": {\"x\": {}}}"));
        var request = new Request(List.of(user("")), List.of(loose), null, 99, Duration.ZERO);

        assertThat(body(request, null).at("/tools/0/strict").booleanValue()).isFalse();
    }

    @Nested
    class AConversationFromAnotherApi {

        @Test
        void hasNoReasoningForThisOne() {
            var foreign =
                    Requests.said(
                            new Reasoning("Hm.", null),
                            new Reasoning("Hm.", "{\"thought_signature\": \"x\"}"),
                            new Reasoning("Hm.", "gAAAAnot-json"),
                            new Reasoning("Hm.", "[1]"),
                            new Text(" "),
                            new Text("So."),
                            new ToolCall("c", "functions.python", "{}"));

            assertThat(body(user("Go."), foreign, new ToolResult("c", "python", "1")).path("input"))
                    .isEqualTo(
                            json(
                                    """
                                    [{"role": "user", "content": "Go."},
                                     {"role": "assistant", "content": "So."},
                                     {"type": "function_call", "call_id": "c",
                                      "name": "functions_python", "arguments": "{}"},
                                     {"type": "function_call_output", "call_id": "c", "output": "1"}]\
                                    """));
        }
    }

    @ParameterizedTest
    @EnumSource
    void o3MiniGetsNoFieldThatItRefuses(Effort effort) {
        String body = body(asking(user("Go.")), effort).toString();

        for (String forbidden :
                List.of(
                        "temperature",
                        "top_p",
                        "presence_penalty",
                        "frequency_penalty",
                        "logprobs",
                        "logit_bias",
                        "parallel_tool_calls",
                        "max_tokens",
                        "truncation",
                        "null")) {
            assertThat(body).doesNotContain("\"" + forbidden + "\"").doesNotContain(":null");
        }
    }

    /// Conversations of random replies, each with random items.
    @Test
    void whatWasSentBeforeIsSentAgainToTheByte() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var conversation = new ArrayList<Message>(List.of(user("Problem " + round)));
            String before = "";
            for (int turn = 0; turn < 6; turn++) {
                var reply = replied(response(random), conversation.toArray(Message[]::new));
                conversation.add(reply);
                for (ToolCall call : reply.reply().calls()) {
                    conversation.add(new ToolResult(call.id(), call.tool(), "" + random.nextInt()));
                }
                conversation.add(user("Go on."));
                boolean force = random.nextBoolean();
                var messages = conversation.toArray(Message[]::new);
                var request = force ? forcing("submit_answer", messages) : asking(messages);

                String input = body(request, null).path("input").toString();

                assertThat(input).startsWith(before);
                before = input.substring(0, input.length() - 1);
            }
        }
    }

    private static String response(Random random) {
        var items = new ArrayList<String>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            items.add(
                    List.of(
                                    "{\"type\": \"reasoning\", \"id\": \"rs\", \"summary\": [],"
                                            + " \"x\": %d}",
                                    "{\"type\": \"message\", \"content\": [{\"type\":"
                                            + " \"output_text\", \"text\": \"%d\"}]}",
                                    "{\"type\": \"message\", \"content\": [{\"type\": \"refusal\","
                                            + " \"refusal\": \"%d\"}]}",
                                    "{\"type\": \"function_call\", \"call_id\": \"c\", \"name\":"
                                            + " \"python\", \"arguments\": \"%d\"}",
                                    "{\"type\": \"function_call\", \"name\": \"f\", \"id\":"
                                            + " \"%d\"}",
                                    "{\"type\": \"brand_new\", \"of\": {\"it\": %d}}")
                            .get(random.nextInt(6))
                            .formatted(random.nextInt(1000)));
        }
        return "{\"output\": [" + String.join(", ", items) + "]}";
    }
}

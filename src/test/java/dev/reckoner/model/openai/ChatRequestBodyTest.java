package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.forcing;
import static dev.reckoner.model.Requests.json;
import static dev.reckoner.model.Requests.said;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.Reasoning;
import dev.reckoner.conversation.Item.Text;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message.ToolResult;
import dev.reckoner.json.Json;
import dev.reckoner.model.Request;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.RateLimiter;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.Transport;
import dev.reckoner.model.openai.ApiSettings.ChatSettings;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ForcedTool;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.task.Effort;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The bodies of Chat Completions requests. They are those that `chat-requests.json` has: cassettes
/// know a request by its body.
class ChatRequestBodyTest {

    private static final Dialect OPEN_AI = Dialect.OPEN_AI;
    private static final Dialect OLLAMA = new Dialect(ForcedTool.REQUIRED, true);

    private record Sending(
            String name,
            Dialect dialect,
            @Nullable Effort effort,
            boolean streamed,
            Request request) {}

    private static final List<Sending> SENDINGS =
            List.of(
                    new Sending("a question", OPEN_AI, null, false, asking(user("What is 6 * 7?"))),
                    new Sending(
                            "a stream with effort",
                            OPEN_AI,
                            Effort.HIGH,
                            true,
                            asking(user("What is 6 * 7?"))),
                    new Sending(
                            "a forced tool that is named",
                            OPEN_AI,
                            Effort.LOW,
                            true,
                            forcing("submit_answer", user("Now."))),
                    new Sending(
                            "a forced tool that is the only one",
                            Dialect.COMPATIBLE,
                            null,
                            true,
                            forcing("submit_answer", user("Now."))),
                    new Sending(
                            "the old name of the cap",
                            OLLAMA,
                            Effort.NONE,
                            true,
                            forcing("python", user("Now."))),
                    new Sending("no tools", OPEN_AI, null, true, withTools(List.of(), 10)),
                    new Sending(
                            "a cap beyond an int",
                            OPEN_AI,
                            null,
                            false,
                            withTools(List.of(), 1L << 40)),
                    new Sending("a cap of nothing", OLLAMA, null, false, withTools(List.of(), 0)),
                    new Sending(
                            "schemas of every kind",
                            OPEN_AI,
                            null,
                            false,
                            withTools(
                                    List.of(new Tool("all", "Takes \"all\".", everyKind())), 100)),
                    new Sending("a conversation", OPEN_AI, Effort.MEDIUM, true, conversation()),
                    new Sending("odd things said", Dialect.COMPATIBLE, null, false, odd()));

    private static Request withTools(List<Tool> tools, long cap) {
        return new Request(List.of(user("Go.")), tools, null, cap, Duration.ofMinutes(1));
    }

    private static JsonNode everyKind() {
        return json(
                """
                {"type": "object", "description": "The whole.", "additionalProperties": false,
                 "required": ["s", "o"], "properties": {
                  "s": {"description": "A text.", "type": "string"},
                  "i": {"type": "integer"}, "n": {"type": "number", "description": "n"},
                  "b": {"type": "boolean"},
                  "e": {"type": "string", "enum": ["x", "y"], "description": "One of two."},
                  "a": {"type": "array", "items": {"type": "string", "description": "each"}},
                  "o": {"type": "object", "properties": {"k": {"type": "string"}},
                        "required": ["k"], "additionalProperties": false}}}\
                """);
    }

    private static Request conversation() {
        return asking(
                user("How many “primes” are there below 10⁶?\n\tCount them."),
                said(
                        new Reasoning("A sieve.", null),
                        new Text("Let me see."),
                        new ToolCall("c1", "python", "{\"code\":\"6*7\"}"),
                        new ToolCall("c2", "python", "{\"code\": \"'√2'\"}")),
                new ToolResult("c1", "python", "42"),
                new ToolResult("c2", "python", ""),
                said(new ToolCall("c3", "python", "{}")),
                new ToolResult("c3", "python", "out\nUsed so far: 3 of 60 s"),
                said(new Text("One."), new Text("Two.")),
                user("Go on."));
    }

    private static Request odd() {
        return asking(
                user("Go."),
                said(),
                user(""),
                said(new Reasoning("only thought", "{\"encrypted\":\"x\"}")),
                said(new Text(" \n"), new Item.Other("web_search_call", "{}")),
                said(
                        new Text(" "),
                        new ToolCall("a", "functions.python", "{\"code\": "),
                        new ToolCall("b", "", ""),
                        new ToolCall("c", "python", "\"text\""),
                        new ToolCall("d", "x".repeat(70), "{} {}")),
                new ToolResult("a", "functions.python", "no"),
                new ToolResult("b", "", "no"));
    }

    @Test
    void areThose() throws IOException, InterruptedException {
        var bodies = Json.MAPPER.createObjectNode();
        for (Sending sending : SENDINGS) {
            bodies.set(sending.name(), body(sending));
        }

        assertThat(bodies).isEqualTo(expected());
    }

    private static JsonNode expected() throws IOException {
        try (var in = ChatRequestBodyTest.class.getResourceAsStream("chat-requests.json")) {
            return Json.MAPPER.readTree(in);
        }
    }

    private static JsonNode body(Sending sending) throws InterruptedException {
        var bodies = new ArrayList<JsonNode>();
        var timing = new FakeTiming().timing();
        Transport transport =
                (call, _, _) -> {
                    bodies.add(call.body());
                    return new Body(json("{\"choices\":[{\"message\":{}}]}"), null);
                };
        var line =
                new Endpoint(
                        transport,
                        new RateLimiter(timing.nanos()),
                        Server.of("http://localhost:1/v1", null),
                        "o3-mini",
                        timing,
                        sending.streamed());
        new ChatCompletionsModel(line, new ChatSettings(sending.effort(), sending.dialect()))
                .reply(sending.request());
        return bodies.getFirst();
    }
}

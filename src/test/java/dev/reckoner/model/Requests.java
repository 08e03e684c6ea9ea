package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Message.Assistant;
import dev.reckoner.conversation.Message.User;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Usage;
import dev.reckoner.json.Json;
import dev.reckoner.model.http.HttpTransport;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.SharedHost;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.FakeTiming;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// Requests and replies to test with.
public final class Requests {

    public static final Tool PYTHON = tool("python", "code");
    public static final Tool SUBMIT = tool("submit_answer", "answer");

    public static Request asking(Message... conversation) {
        return request(null, conversation);
    }

    public static Request forcing(String tool, Message... conversation) {
        return request(tool, conversation);
    }

    private static Request request(@Nullable String forced, Message... conversation) {
        return new Request(
                List.of(conversation),
                List.of(PYTHON, SUBMIT),
                forced,
                5000,
                Duration.ofMinutes(5));
    }

    /// A line whose time is `pace`'s and that shares nothing with other tests.
    public static Endpoint line(String url, @Nullable String key, FakeTiming time) {
        return line(url, key, "o3-mini", time, false);
    }

    public static Endpoint line(
            String url, @Nullable String key, String model, FakeTiming time, boolean streamed) {
        var server = Server.of(url, key);
        var timing = time.timing();
        var host = SharedHost.unshared(server, timing.nanos());
        var transport =
                new HttpTransport(server, host, timing.clock(), HttpTransport.Patience.USUAL);
        return new Endpoint(transport, host.limiter(), server, model, timing, streamed);
    }

    public static User user(String text) {
        return new User(text);
    }

    public static Assistant said(Item... items) {
        return new Assistant(
                new Reply(
                        null,
                        "m",
                        List.of(items),
                        Reply.Finish.STOP,
                        Usage.NONE,
                        Delivery.at(Duration.ZERO, 1)));
    }

    public static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Tool tool(String name, String parameter) {
        return new Tool(
                name,
                "Does " + name + ".",
                json(
                        """
                        {"type": "object", "properties": {"%s": {"type": "string"}},
                         "required": ["%s"], "additionalProperties": false}\
                        """
                                .formatted(parameter, parameter)));
    }

    private Requests() {}
}

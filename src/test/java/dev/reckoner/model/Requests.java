package dev.reckoner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.journal.Delivery;
import dev.reckoner.journal.Item;
import dev.reckoner.journal.Json;
import dev.reckoner.journal.Reply;
import dev.reckoner.journal.Usage;
import dev.reckoner.model.Message.Assistant;
import dev.reckoner.model.Message.User;
import dev.reckoner.tool.Tool;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// Requests and replies to test with.
final class Requests {

    static final Tool PYTHON = tool("python", "code");
    static final Tool SUBMIT = tool("submit_answer", "answer");

    static Request asking(Message... conversation) {
        return request(null, conversation);
    }

    static Request forcing(String tool, Message... conversation) {
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
    static Line line(String url, @Nullable String key, FakePace time) {
        return line(url, key, "o3-mini", time, false);
    }

    static Line line(
            String url, @Nullable String key, String model, FakePace time, boolean streamed) {
        var server = Server.of(url, key);
        var pace = time.pace();
        var host = Host.anew(server, pace.nanos());
        var wire = new Wire(server, host, pace.clock(), Wire.Patience.USUAL);
        return new Line(wire, host.gate(), server, model, pace, streamed);
    }

    static User user(String text) {
        return new User(text);
    }

    static Assistant said(Item... items) {
        return new Assistant(
                new Reply(
                        null,
                        "m",
                        List.of(items),
                        Reply.Finish.STOP,
                        Usage.NONE,
                        Delivery.at(Duration.ZERO, 1)));
    }

    static JsonNode json(String text) {
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

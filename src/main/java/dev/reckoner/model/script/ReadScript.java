package dev.reckoner.model.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.json.Json;
import dev.reckoner.text.OneLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads the replies of a script. An unknown key is an error.
final class ReadScript {

    private static final ObjectReader STRICT =
            Json.MAPPER
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final Set<String> ITEMS =
            Set.of("reasoning", "text", "python", "submit_answer", "calls", "finish");

    private final String file;

    private ReadScript(String file) {
        this.file = file;
    }

    static List<Reply> of(String file, String text) {
        return new ReadScript(file).replies(text);
    }

    private List<Reply> replies(String text) {
        JsonNode script = parsed(text);
        known(script, "the whole", Set.of("replies"));
        var replies = new ArrayList<Reply>();
        for (JsonNode reply : list(script.path("replies"), "replies")) {
            replies.add(reply(reply, replies.size() + 1));
        }
        return List.copyOf(replies);
    }

    private JsonNode parsed(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "script %s, %s".formatted(file, OneLine.misread(e)), e);
        }
    }

    private Reply reply(JsonNode reply, int number) {
        String place = "reply " + number;
        known(reply, place, ITEMS);
        var items = new ArrayList<Item>();
        reply.forEachEntry((key, value) -> add(items, value, place, key, "call_" + number + "_"));
        boolean calls = items.stream().anyMatch(Item.ToolCall.class::isInstance);
        Finish finish = calls ? Finish.TOOL_CALLS : Finish.STOP;
        if (reply.has("finish")) {
            finish = finish(text(reply.get("finish"), place + ", finish"), place);
        }
        return new Reply(null, "script:" + file, items, finish, Usage.NONE, Delivery.NONE);
    }

    private void add(List<Item> items, JsonNode value, String reply, String key, String id) {
        String place = reply + ", " + key;
        String call = id + (items.size() + 1);
        switch (key) {
            case "reasoning" -> items.add(new Item.Reasoning(text(value, place), null));
            case "text" -> items.add(new Item.Text(text(value, place)));
            case "python" -> items.add(call(call, "python", "code", lines(value, place)));
            case "submit_answer" ->
                    items.add(call(call, "submit_answer", "answer", text(value, place)));
            case "calls" -> {
                for (JsonNode written : list(value, place)) {
                    known(written, place, Set.of("name", "arguments"));
                    JsonNode arguments = written.path("arguments");
                    items.add(
                            new Item.ToolCall(
                                    id + (items.size() + 1),
                                    text(written.path("name"), place + ", name"),
                                    arguments.isTextual()
                                            ? arguments.textValue()
                                            : object(arguments, place + ", arguments").toString()));
                }
            }
            default -> {} // finish, read after the items
        }
    }

    private static Item call(String id, String tool, String argument, String value) {
        var arguments = Json.MAPPER.createObjectNode().put(argument, value);
        return new Item.ToolCall(id, tool, arguments.toString());
    }

    private String lines(JsonNode value, String place) {
        if (value.isTextual()) {
            return value.textValue();
        }
        var lines = new ArrayList<String>();
        for (JsonNode line : list(value, place)) {
            lines.add(text(line, place));
        }
        return String.join("\n", lines);
    }

    private Finish finish(String written, String place) {
        return Stream.of(Finish.values())
                .filter(finish -> finish.toString().equals(written))
                .findFirst()
                .orElseThrow(() ->
                        bad(
                                place,
                                "unknown finish '"
                                        + OneLine.quote(written)
                                        + "'; known are "
                                        + List.of(Finish.values())));
    }

    private String text(JsonNode value, String place) {
        if (!value.isTextual()) {
            throw bad(place, "must be a string");
        }
        return value.textValue();
    }

    private JsonNode list(JsonNode value, String place) {
        if (!value.isArray()) {
            throw bad(place, "must be a list");
        }
        return value;
    }

    private JsonNode object(JsonNode value, String place) {
        if (!value.isObject()) {
            throw bad(place, "must be an object");
        }
        return value;
    }

    private void known(JsonNode value, String place, Set<String> keys) {
        object(value, place)
                .forEachEntry((key, _) -> {
                    if (!keys.contains(key)) {
                        throw bad(
                                place,
                                "has an unknown key '%s'; known are %s"
                                        .formatted(OneLine.quote(key), new TreeSet<>(keys)));
                    }
                });
    }

    private IllegalArgumentException bad(String place, String what) {
        return new IllegalArgumentException("script %s, %s: %s".formatted(file, place, what));
    }
}

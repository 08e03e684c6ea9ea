package dev.reckoner.model.script;

import com.fasterxml.jackson.databind.JsonNode;

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
import java.util.stream.Stream;

/// Reads the replies of a script. An unknown key is an error.
///
/// @param model the model's name, which each reply bears
/// @param in where the replies are, before "reply 1" in a message; empty if the file has no others
record ReadScript(ScriptJson json, String model, String in) {

    private static final Set<String> ITEMS =
            Set.of("reasoning", "text", "python", "submit_answer", "calls", "finish");

    static List<Reply> of(String file, String text) {
        var json = new ScriptJson(file);
        JsonNode script = json.parsed(text);
        json.known(script, "the whole", Set.of("replies"));
        return new ReadScript(json, "script:" + file, "").replies(script.path("replies"));
    }

    List<Reply> replies(JsonNode written) {
        var replies = new ArrayList<Reply>();
        for (JsonNode reply : json.list(written, in + "replies")) {
            replies.add(reply(reply, replies.size() + 1));
        }
        return List.copyOf(replies);
    }

    private Reply reply(JsonNode reply, int number) {
        String place = in + "reply " + number;
        json.known(reply, place, ITEMS);
        var items = new ArrayList<Item>();
        reply.forEachEntry((key, value) -> add(items, value, place, key, "call_" + number + "_"));
        boolean calls = items.stream().anyMatch(Item.ToolCall.class::isInstance);
        Finish finish = calls ? Finish.TOOL_CALLS : Finish.STOP;
        if (reply.has("finish")) {
            finish = finish(json.text(reply.get("finish"), place + ", finish"), place);
        }
        return new Reply(null, model, items, finish, Usage.NONE, Delivery.NONE);
    }

    private void add(List<Item> items, JsonNode value, String reply, String key, String id) {
        String place = reply + ", " + key;
        String call = id + (items.size() + 1);
        switch (key) {
            case "reasoning" -> items.add(new Item.Reasoning(json.text(value, place), null));
            case "text" -> items.add(new Item.Text(json.text(value, place)));
            case "python" -> items.add(call(call, "python", "code", lines(value, place)));
            case "submit_answer" ->
                    items.add(
                            value.isArray()
                                    ? call(
                                            call,
                                            "submit_answer",
                                            "answer_fn_code",
                                            lines(value, place))
                                    : call(
                                            call,
                                            "submit_answer",
                                            "answer",
                                            json.text(value, place)));
            case "calls" -> {
                for (JsonNode written : json.list(value, place)) {
                    json.known(written, place, Set.of("name", "arguments"));
                    JsonNode arguments = written.path("arguments");
                    items.add(
                            new Item.ToolCall(
                                    id + (items.size() + 1),
                                    json.text(written.path("name"), place + ", name"),
                                    arguments.isTextual()
                                            ? arguments.textValue()
                                            : json.object(arguments, place + ", arguments")
                                                    .toString()));
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
        for (JsonNode line : json.list(value, place)) {
            lines.add(json.text(line, place));
        }
        return String.join("\n", lines);
    }

    private Finish finish(String written, String place) {
        return Stream.of(Finish.values())
                .filter(finish -> finish.toString().equals(written))
                .findFirst()
                .orElseThrow(() ->
                        json.bad(
                                place,
                                "unknown finish '"
                                        + OneLine.quote(written)
                                        + "'; known are "
                                        + List.of(Finish.values())));
    }
}

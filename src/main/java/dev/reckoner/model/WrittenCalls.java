package dev.reckoner.model;

import dev.reckoner.conversation.Delivery;
import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.ToolCallIds;
import dev.reckoner.json.CallMarkup;

import java.util.ArrayList;
import java.util.List;

/// Turns calls that a server left in the text of a reply into tool calls.
public final class WrittenCalls {

    private static final String NOTE =
            "the server left the calls in the text of the reply, and they were read there";

    /// The items, with the calls in their texts as calls, if the reply has no others and each is of
    /// a tool of the request.
    public static List<Item> read(List<Item> items, Request request, ToolCallIds ids) {
        if (request.tools().isEmpty() || items.stream().anyMatch(Item.ToolCall.class::isInstance)) {
            return items;
        }
        var read = new ArrayList<Item>();
        for (Item item : items) {
            if (item instanceof Item.Text(var text, var opaque)) {
                var markup = CallMarkup.of(text);
                boolean offered =
                        markup.calls().stream().allMatch(call -> isOffered(call.name(), request));
                if (offered && !markup.calls().isEmpty()) {
                    if (!markup.rest().isEmpty()) {
                        read.add(new Item.Text(markup.rest(), opaque));
                    }
                    for (var call : markup.calls()) {
                        String id = ids.unique(null);
                        read.add(new Item.ToolCall(id, call.name(), call.arguments()));
                    }
                    continue;
                }
            }
            read.add(item);
        }
        return read;
    }

    /// The delivery of a reply, with a note if calls were read from its text.
    ///
    /// @param sent the items as the server sent them
    /// @param read the result of [#read]
    public static Delivery delivery(Delivery delivery, List<Item> sent, List<Item> read) {
        return read.equals(sent) ? delivery : delivery.repaired(List.of(NOTE));
    }

    private static boolean isOffered(String name, Request request) {
        return request.tools().stream().anyMatch(tool -> tool.name().equals(name));
    }

    private WrittenCalls() {}
}

package dev.reckoner.conversation;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Makes the ids of tool calls unique in a conversation, because results are matched by id. Some
/// servers send no ids, or start again with `call_0` in each reply.
///
/// Ids are kept as they come. Those that are made here consist of nine letters and digits, as the
/// strictest servers require.
public final class ToolCallIds {

    private final Set<String> taken = new HashSet<>();

    public static ToolCallIds in(List<Message> conversation) {
        var ids = new ToolCallIds();
        for (Message message : conversation) {
            if (message instanceof Message.Assistant(var reply)) {
                reply.calls().forEach(call -> ids.taken.add(call.id()));
            }
        }
        return ids;
    }

    /// @param sent the id that the server sent; null or blank if it sent none
    /// @return that id, or another one if it is missing or already used in this conversation
    public String unique(@Nullable String sent) {
        String unique = sent == null || sent.isBlank() ? made(taken.size() + 1) : sent;
        for (int number = taken.size() + 1; !taken.add(unique); number++) {
            unique = made(number);
        }
        return unique;
    }

    private static String made(int number) {
        return String.format(Locale.ROOT, "call%05d", number);
    }
}

package dev.reckoner.conversation;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes the ids of tool calls unique in a conversation, because results are matched by id. Some
/// servers send no ids, or start again with `call_0` in each reply.
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
    /// @return that id, or a similar one if it is already used in this conversation
    public String unique(@Nullable String sent) {
        boolean none = sent == null || sent.isBlank();
        String stem = sent == null || none ? "call" : sent;
        String unique = none ? stem + "_" + (taken.size() + 1) : stem;
        for (int n = 2; !taken.add(unique); n++) {
            unique = stem + "_" + (taken.size() + n);
        }
        return unique;
    }
}

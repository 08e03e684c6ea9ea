package dev.reckoner.conversation;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The ids of a conversation's tool calls. Servers leave ids out, or begin anew with `call_0` in
/// each reply; results are found by id.
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

    /// @param sent null or blank where the server sent none
    /// @return it, or one like it that is new in this conversation
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

package dev.reckoner.model.script;

import dev.reckoner.conversation.Reply;
import dev.reckoner.model.Model;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// One attempt at a question, written by hand.
///
/// @param place where it is written, for messages, such as `sums.json, attempt 2`
/// @param efforts what it is for; empty if it is for every effort
/// @param tools `python` if it is for attempts with tools, `none` if it is for those without; null
///   if it is for both
/// @param samples how many samples it stands for, at least 1
/// @param note what its author says about it; nobody else is told
public record AttemptScript(
        String place,
        Set<Effort> efforts,
        @Nullable Tools tools,
        int samples,
        String note,
        List<Reply> replies) {

    /// Whether there is Python.
    public enum Tools {
        PYTHON,
        NONE
    }

    public AttemptScript {
        efforts = Set.copyOf(efforts);
        replies = List.copyOf(replies);
    }

    /// Whether it is for attempts of this kind. A condition that one of the two does not state is
    /// met.
    ///
    /// @param effort null if none is asked for
    public boolean fits(@Nullable Effort effort, boolean withTools) {
        return (effort == null || efforts.isEmpty() || efforts.contains(effort))
                && (tools == null || (tools == Tools.PYTHON) == withTools);
    }

    /// A model that gives these replies. Their tokens are estimated from the text.
    ///
    /// @param effort the effort that it says it was asked for
    public Model model(String name, @Nullable Effort effort) {
        return new ScriptModel(name, place, effort, true, replies);
    }
}

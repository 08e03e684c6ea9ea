package dev.reckoner.agent;

import dev.reckoner.agent.resume.KeptCell;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event.Reason;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// The next thing to do.
sealed interface Decision {

    /// @param forced whether only a submission is accepted
    /// @param outputCap the most tokens of the reply, so that the worst case still fits every limit
    /// @param within the time that is left
    record AskModel(boolean forced, long outputCap, Duration within) implements Decision {}

    record RunCell(ToolCall call, String code, Duration limit) implements Decision {}

    /// Runs cells again, in a new session, because their variables were lost with the process that
    /// had run them.
    record RebuildSession(List<KeptCell> cells) implements Decision {}

    record Reject(ToolCall call, String message) implements Decision {}

    record SendMessage(Reason reason, String text) implements Decision {}

    /// @param call the id of the tool call; null if the answer was read from text
    record Submit(@Nullable String call, String answer) implements Decision {}

    record Finish(End end) implements Decision {}

    /// Whether it brings the attempt to its end: nothing is asked, run or told any more.
    default boolean isConclusion() {
        return switch (this) {
            case Submit _, Finish _ -> true;
            case AskModel _, RunCell _, RebuildSession _, Reject _, SendMessage _ -> false;
        };
    }
}

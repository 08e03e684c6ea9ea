package dev.reckoner.agent.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Event.Reason;
import dev.reckoner.tool.Tools;

import java.util.ArrayList;
import java.util.List;

/// The calls of a model that writes them in its text, as mathematics models are trained to: Python
/// in fenced blocks, whose output comes back in an `output` block.
public final class TextProtocol {

    private static final int FENCE = 3;

    /// Whether calls are read from the text of the replies after this event.
    public static boolean begins(Event event) {
        return event instanceof Event.ProgramMessage(Reason reason, _)
                && reason == Reason.TEXT_CALLS;
    }

    /// The Python blocks of a reply, as calls of the tool. A block that the length limit cut is
    /// left out.
    ///
    /// @param entry the number of the reply's entry, which is part of the ids
    public static List<ToolCall> cells(Reply reply, long entry) {
        var calls = new ArrayList<ToolCall>();
        boolean whole = reply.finish() != Finish.LENGTH;
        for (String code : FencedCode.python(reply.text(), whole)) {
            String id = "text-" + entry + "-" + (calls.size() + 1);
            String arguments = JsonNodeFactory.instance.objectNode().put("code", code).toString();
            calls.add(new ToolCall(id, Tools.PYTHON, arguments));
        }
        return calls;
    }

    /// What a cell showed, in a block that no line of it can close.
    public static String output(String shown) {
        String fence = "`".repeat(Math.max(FENCE, FencedCode.longestRun(shown) + 1));
        return fence + "output\n" + shown.stripTrailing() + "\n" + fence;
    }

    /// A call that was made as a function call, in the form of a text.
    public static String written(ToolCall call) {
        return ReadArgument.of(call, "code", false) instanceof ReadArgument.Argument.Given(var code)
                ? "```python\n" + code.stripTrailing() + "\n```"
                : call.tool() + " " + call.arguments();
    }

    private TextProtocol() {}
}

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

    /// The line that marks a block as the submission.
    public static final String FINAL = "# This is the final answer.";

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
        for (String code : python(reply)) {
            calls.add(call(Tools.PYTHON, "code", code, entry, calls.size() + 1));
        }
        return calls;
    }

    /// The same, where a block that is marked as final is the submission of a program.
    public static List<ToolCall> blocks(Reply reply, long entry) {
        var calls = new ArrayList<ToolCall>();
        for (String code : python(reply)) {
            int number = calls.size() + 1;
            calls.add(
                    isFinal(code)
                            ? call(Tools.SUBMIT_ANSWER, Tools.PROGRAM, code, entry, number)
                            : call(Tools.PYTHON, "code", code, entry, number));
        }
        return calls;
    }

    /// Only the blocks that are marked as final.
    public static List<ToolCall> finalBlocks(Reply reply, long entry) {
        return blocks(reply, entry).stream()
                .filter(call -> call.tool().equals(Tools.SUBMIT_ANSWER))
                .toList();
    }

    private static List<String> python(Reply reply) {
        return FencedCode.python(reply.text(), reply.finish() != Finish.LENGTH);
    }

    private static boolean isFinal(String code) {
        return code.lines().anyMatch(line -> line.strip().equals(FINAL));
    }

    private static ToolCall call(
            String tool, String argument, String code, long entry, int number) {
        String arguments = JsonNodeFactory.instance.objectNode().put(argument, code).toString();
        return new ToolCall("text-" + entry + "-" + number, tool, arguments);
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

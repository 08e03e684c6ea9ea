package dev.reckoner.agent;

import dev.reckoner.agent.Decision.Reject;
import dev.reckoner.agent.Decision.RunCell;
import dev.reckoner.agent.Decision.Submit;
import dev.reckoner.agent.exchange.FencedCode;
import dev.reckoner.agent.exchange.ReadArgument;
import dev.reckoner.agent.exchange.ReadArgument.Argument;
import dev.reckoner.agent.exchange.ToolName;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.task.Submission;
import dev.reckoner.tool.Tool;
import dev.reckoner.tool.Tools;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads a tool call: what to do, or a message to the model that says why the call can't be carried
/// out.
final class ReadCall {

    /// @param cutOff whether the reply ended in this call because of its length limit
    static Decision of(ToolCall call, Rules rules, boolean cutOff) {
        var tool = tool(call, rules);
        if (tool.isEmpty()) {
            return new Reject(
                    call,
                    "There is no tool '%s'. %s"
                            .formatted(ReadArgument.echo(call.tool()), tools(rules)));
        }
        return switch (tool.get()) {
            case Tools.PYTHON -> with(call, "code", cutOff, code -> cell(call, code, rules));
            case Tools.SUBMIT_ANSWER ->
                    switch (rules.preset().submission()) {
                        case TEXT ->
                                with(
                                        call,
                                        "answer",
                                        cutOff,
                                        answer -> new Submit(call.id(), answer.strip()));
                        case PROGRAM ->
                                with(
                                        call,
                                        Tools.PROGRAM,
                                        cutOff,
                                        source -> new Submit(call.id(), unfenced(source)));
                    };
            default -> throw new IllegalStateException("a tool without a meaning: " + tool.get());
        };
    }

    /// Where a program is submitted and nothing is run, the only calls are final blocks.
    private static Optional<String> tool(ToolCall call, Rules rules) {
        return rules.preset().submission() == Submission.PROGRAM && !rules.hasPython()
                ? Optional.of(call.tool())
                : ToolName.of(call.tool(), rules.tools()).map(Tool::name);
    }

    private static RunCell cell(ToolCall call, String code, Rules rules) {
        return new RunCell(call, unfenced(code), rules.cells().limit());
    }

    private static String unfenced(String code) {
        return FencedCode.inside(code).orElse(code);
    }

    /// Whether the code of the call is in a Markdown fence, which is left out when it runs.
    static boolean hasFencedCode(ToolCall call) {
        return ReadArgument.of(call, "code", false) instanceof Argument.Given(var code)
                && FencedCode.inside(code).isPresent();
    }

    private static Decision with(
            ToolCall call, String name, boolean cutOff, Function<String, Decision> then) {
        return switch (ReadArgument.of(call, name, cutOff)) {
            case Argument.Given(var text) -> then.apply(text);
            case Argument.Unusable(var told) -> new Reject(call, told);
        };
    }

    private static String tools(Rules rules) {
        return rules.tools().isEmpty()
                ? "There are no tools: answer in text."
                : rules.tools().stream()
                        .map(Tool::name)
                        .collect(Collectors.joining(", ", "The tools are: ", "."));
    }

    private ReadCall() {}
}

package dev.reckoner.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.reckoner.agent.Decision.Reject;
import dev.reckoner.agent.Decision.RunCell;
import dev.reckoner.agent.Decision.Submit;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.json.Json;
import dev.reckoner.text.HeadTail;
import dev.reckoner.tool.Tool;
import dev.reckoner.tool.Tools;

import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads a tool call: what to do, or a message to the model that says why the call can't be carried
/// out.
final class ReadCall {

    private static final int ECHO = 200;

    private static final ObjectReader STRICT =
            Json.MAPPER
                    .readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Decision of(ToolCall call, Rules rules) {
        if (rules.tools().stream().noneMatch(tool -> tool.name().equals(call.tool()))) {
            return new Reject(
                    call, "There is no tool '%s'. %s".formatted(echo(call.tool()), tools(rules)));
        }
        return switch (call.tool()) {
            case Tools.PYTHON ->
                    withText(call, "code", code -> new RunCell(call, code, rules.cell()));
            case Tools.SUBMIT_ANSWER ->
                    withText(call, "answer", answer -> new Submit(call.id(), answer.strip()));
            default -> throw new IllegalStateException("a tool without a meaning: " + call.tool());
        };
    }

    private static Decision withText(ToolCall call, String name, Function<String, Decision> then) {
        JsonNode arguments;
        try {
            arguments = STRICT.readValue(call.arguments());
        } catch (JsonProcessingException e) {
            return new Reject(
                    call,
                    "The arguments of %s are not JSON: %s. Send {\"%s\": \"...\"} and nothing else. Received: %s"
                            .formatted(
                                    call.tool(),
                                    e.getOriginalMessage().lines().findFirst().orElse(""),
                                    name,
                                    echo(call.arguments())));
        }
        JsonNode text = arguments.path(name);
        if (!text.isTextual()) {
            return new Reject(
                    call,
                    "%s takes one argument '%s', a string. Received: %s"
                            .formatted(call.tool(), name, echo(call.arguments())));
        }
        if (text.textValue().isBlank()) {
            return new Reject(
                    call, "The argument '%s' of %s is empty.".formatted(name, call.tool()));
        }
        return then.apply(text.textValue());
    }

    private static String tools(Rules rules) {
        return rules.tools().isEmpty()
                ? "There are no tools: answer in text."
                : rules.tools().stream()
                        .map(Tool::name)
                        .collect(Collectors.joining(", ", "The tools are: ", "."));
    }

    private static String echo(String text) {
        return text.length() <= ECHO ? text : HeadTail.head(text, ECHO) + "…";
    }

    private ReadCall() {}
}

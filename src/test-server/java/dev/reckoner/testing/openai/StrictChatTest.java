package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.chat;
import static dev.reckoner.testing.openai.Client.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// What a chat completion is refused for, a row each.
class StrictChatTest extends Strict {

    @ParameterizedTest
    @MethodSource
    void aChatCompletionIsRefusedFor(Row row) {
        assertThat(client.chat(row.request()).complaint()).isEqualTo(row.complaint());
        assertThat(server.ledger().charges()).isEmpty();
    }

    static Stream<Row> aChatCompletionIsRefusedFor() {
        return Stream.of(
                        unsupportedInChat(),
                        fieldsOfChat(),
                        modelsOfChat(),
                        toolsOfChat(),
                        messages())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> unsupportedInChat() {
        return Stream.of(
                        "'temperature': 1",
                        "'top_p': 1",
                        "'presence_penalty': 0",
                        "'frequency_penalty': 0",
                        "'logprobs': true",
                        "'top_logprobs': 2",
                        "'logit_bias': {}",
                        "'parallel_tool_calls': true")
                .map(field -> {
                    String name = field.split("'")[1];
                    return new Row(
                            name + " of o3-mini",
                            chat("{" + field + "}"),
                            "400 unsupported_parameter %1$s: Unsupported parameter: '%1$s' is not supported with this model."
                                    .formatted(name));
                });
    }

    private static Stream<Row> fieldsOfChat() {
        return Stream.of(
                new Row(
                        "max_tokens of o3-mini",
                        chat("{'max_tokens': 100}"),
                        "400 unsupported_parameter max_tokens: Unsupported parameter: 'max_tokens'"
                                + " is not supported with this model. Use 'max_completion_tokens'"
                                + " instead."),
                new Row(
                        "a field that is not documented",
                        chat("{'thinking': true}"),
                        "400 unknown_parameter thinking: Unknown parameter: 'thinking'."),
                new Row(
                        "a field of the other API",
                        chat("{'max_output_tokens': 100}"),
                        "400 unknown_parameter max_output_tokens: Unknown parameter:"
                                + " 'max_output_tokens'."),
                new Row(
                        "no messages",
                        json("{'model': 'o3-mini'}"),
                        "400 missing_required_parameter messages: Missing required parameter:"
                                + " 'messages'."),
                new Row(
                        "no model",
                        json("{'messages': []}"),
                        "400 missing_required_parameter model: you must provide a model parameter"),
                new Row(
                        "a field of another type",
                        chat("{'stream': 'yes'}"),
                        "400 invalid_type stream: Invalid type for 'stream': expected a boolean,"
                                + " but got a string instead."),
                new Row(
                        "options of a stream without one",
                        chat("{'stream_options': {'include_usage': true}}"),
                        "400 - stream_options: The 'stream_options' parameter is only allowed when"
                                + " 'stream' is enabled."),
                new Row(
                        "a cap of nothing",
                        chat("{'max_completion_tokens': 0}"),
                        "400 integer_below_min_value max_completion_tokens: Invalid"
                            + " 'max_completion_tokens': integer below minimum value. Expected a"
                            + " value >= 1, but got 0 instead."),
                new Row(
                        "a cap above the model's",
                        chat("{'max_completion_tokens': 100001}"),
                        "400 invalid_value max_completion_tokens: max_completion_tokens is too"
                                + " large: 100001. This model supports at most 100000 completion"
                                + " tokens."),
                new Row(
                        "what this server does not serve",
                        chat("{'n': 2}"),
                        "400 unsupported_parameter n: This test server does not serve 'n'."));
    }

    private static Stream<Row> modelsOfChat() {
        return Stream.of(
                new Row(
                        "a model that is gone",
                        chat("{'model': 'o1-mini'}"),
                        "404 model_not_found -: The model `o1-mini` does not exist or you do not"
                                + " have access to it."),
                new Row(
                        "a model that never was",
                        chat("{'model': 'o5'}"),
                        "404 model_not_found -: The model `o5` does not exist or you do not have"
                                + " access to it."),
                new Row(
                        "an effort that the model does not know",
                        chat("{'reasoning_effort': 'xhigh'}"),
                        "400 unsupported_value reasoning_effort: Unsupported value: 'xhigh' is not"
                            + " supported with the 'o3-mini' model. Supported values are: 'low',"
                            + " 'medium', 'high'."),
                new Row(
                        "an effort that there is not",
                        chat("{'reasoning_effort': 'extreme'}"),
                        "400 invalid_value reasoning_effort: Invalid value: 'extreme'. Supported"
                            + " values are: 'none', 'minimal', 'low', 'medium', 'high', 'xhigh',"
                            + " 'max'."),
                new Row(
                        "effort of a model that does not reason",
                        chat("{'model': 'gpt-4.1', 'reasoning_effort': 'low'}"),
                        "400 unsupported_parameter reasoning_effort: Unsupported parameter:"
                                + " 'reasoning_effort' is not supported with this model."),
                new Row(
                        "minimal effort of 5.6",
                        chat("{'model': 'gpt-5.6-sol', 'reasoning_effort': 'minimal'}"),
                        "400 unsupported_value reasoning_effort: Unsupported value: 'minimal' is"
                            + " not supported with the 'gpt-5.6-sol' model. Supported values are:"
                            + " 'none', 'low', 'medium', 'high', 'xhigh'."),
                new Row(
                        "tools with effort of 5.4",
                        withTool("{'model': 'gpt-5.4', 'reasoning_effort': 'low'}"),
                        "400 - reasoning_effort: Function tools with reasoning_effort are not"
                                + " supported for gpt-5.4 in /v1/chat/completions. To use function"
                                + " tools, use /v1/responses or set reasoning_effort to 'none'."),
                new Row(
                        "tools of 5.6, where effort is the default",
                        withTool("{'model': 'gpt-5.6-sol'}"),
                        "400 - reasoning_effort: Function tools with reasoning_effort are not"
                            + " supported for gpt-5.6-sol in /v1/chat/completions. To use function"
                            + " tools, use /v1/responses or set reasoning_effort to 'none'."));
    }

    private static ObjectNode withTool(String fields) {
        return chat("{'tools': [{'type': 'function', 'function': {'name': 'python'}}]}")
                .setAll(json(fields));
    }

    private static Stream<Row> toolsOfChat() {
        return Stream.of(
                new Row(
                        "a flat tool",
                        chat("{'tools': [{'type': 'function', 'name': 'python'}]}"),
                        "400 missing_required_parameter tools[0].function: Missing required"
                                + " parameter: 'tools[0].function'."),
                new Row(
                        "a tool without a name",
                        chat("{'tools': [{'type': 'function', 'function': {}}]}"),
                        "400 missing_required_parameter tools[0].function.name: Missing required"
                                + " parameter: 'tools[0].function.name'."),
                new Row(
                        "a name with a space",
                        chat("{'tools': [{'type': 'function', 'function': {'name': 'my tool'}}]}"),
                        "400 invalid_value tools[0].function.name: Invalid"
                            + " 'tools[0].function.name': string does not match pattern. Expected a"
                            + " string that matches the pattern '^[a-zA-Z0-9_-]+$'."),
                new Row(
                        "a strict tool that is open",
                        chat(
                                "{'tools': [{'type': 'function', 'function': {'name': 'python',"
                                        + " 'strict': true, 'parameters': {'type': 'object',"
                                        + " 'properties': {}}}}]}"),
                        "400 invalid_function_parameters tools[0].function.parameters: Invalid"
                            + " schema for function 'python': In context=(), 'additionalProperties'"
                            + " is required to be supplied and to be false."),
                new Row(
                        "a choice that is no tool",
                        withTool(
                                "{'tool_choice': {'type': 'function', 'function': {'name':"
                                        + " 'bash'}}}"),
                        "400 - tool_choice: Tool choice 'bash' not found in 'tools' parameter."),
                new Row(
                        "a choice as the other API has it",
                        withTool("{'tool_choice': {'type': 'function', 'name': 'python'}}"),
                        "400 missing_required_parameter tool_choice.function.name: Missing required"
                                + " parameter: 'tool_choice.function.name'."),
                new Row(
                        "a choice without tools",
                        chat("{'tool_choice': 'auto'}"),
                        "400 - tool_choice: 'tool_choice' is only allowed when 'tools' are"
                                + " specified."));
    }

    private static Stream<Row> messages() {
        String call =
                "{'role': 'assistant', 'content': null, 'tool_calls': [{'id': 'call_1', 'type':"
                        + " 'function', 'function': {'name': 'python', 'arguments': '{}'}}]}";
        String output = "{'role': 'tool', 'tool_call_id': 'call_1', 'content': '42'}";
        return Stream.of(
                said(
                        "no message at all",
                        "",
                        "400 empty_array messages: Invalid 'messages': empty array. Expected an"
                                + " array with minimum length 1, but got an empty array instead."),
                said(
                        "a role that there is not",
                        "{'role': 'robot', 'content': 'Go.'}",
                        "400 invalid_value messages[0].role: Invalid value: 'robot'. Supported"
                            + " values are: 'system', 'assistant', 'user', 'tool', 'developer'."),
                said(
                        "a message without content",
                        "{'role': 'user', 'content': null}",
                        "400 invalid_type messages[0].content: Invalid type for"
                            + " 'messages[0].content': expected a string, but got null instead."),
                said(
                        "an assistant who says nothing and calls nothing",
                        "{'role': 'assistant', 'content': null}",
                        "400 invalid_type messages[0].content: Invalid type for"
                            + " 'messages[0].content': expected a string, but got null instead."),
                said(
                        "no calls, spelled out",
                        "{'role': 'assistant', 'content': 'Hm.', 'tool_calls': []}",
                        "400 empty_array messages[0].tool_calls: Invalid 'messages[0].tool_calls':"
                            + " empty array. Expected an array with minimum length 1, but got an"
                            + " empty array instead."),
                said(
                        "a call without an output",
                        call,
                        "400 - messages: An assistant message with 'tool_calls' must be followed by"
                                + " tool messages responding to each 'tool_call_id'. The following"
                                + " tool_call_ids did not have response messages: call_1"),
                said(
                        "a message between a call and its output",
                        call + ", {'role': 'user', 'content': 'Well?'}, " + output,
                        "400 - messages: An assistant message with 'tool_calls' must be followed by"
                                + " tool messages responding to each 'tool_call_id'. The following"
                                + " tool_call_ids did not have response messages: call_1"),
                said(
                        "an output without a call",
                        output,
                        "400 - messages: Invalid parameter: messages with role 'tool' must be a"
                                + " response to a preceding message with 'tool_calls'."),
                said(
                        "an output twice",
                        call + ", " + output + ", " + output,
                        "400 - messages: Invalid parameter: messages with role 'tool' must be a"
                                + " response to a preceding message with 'tool_calls'."),
                said(
                        "two calls with one id",
                        "{'role': 'assistant', 'tool_calls': [%1$s, %1$s]}, %2$s"
                                .formatted(
                                        "{'id': 'call_1', 'type': 'function', 'function': {'name':"
                                                + " 'python', 'arguments': '{}'}}",
                                        output),
                        "400 - messages: Duplicate value for 'tool_call_id' of 'call_1' in message"
                                + " with 'tool_calls'."),
                said(
                        "reasoning sent back",
                        "{'role': 'assistant', 'content': 'Hm.', 'reasoning_content': 'Hm!'}",
                        "400 unknown_parameter messages[0].reasoning_content: Unknown parameter:"
                                + " 'messages[0].reasoning_content'."),
                said(
                        "a developer beside a system",
                        "{'role': 'developer', 'content': 'a'}, {'role': 'system', 'content': 'b'}",
                        "400 - messages: A request to this model takes a developer message or a"
                                + " system message, not both."));
    }

    private static Row said(String what, String messages, String complaint) {
        return new Row(what, chat("{'messages': [" + messages + "]}"), complaint);
    }
}

package dev.reckoner.testing.openai;

import static dev.reckoner.testing.openai.Client.json;
import static dev.reckoner.testing.openai.Client.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// What a response is refused for, a row each; what reasoning is refused for, see
/// [ReasoningPairsTest].
class StrictResponsesTest extends Strict {

    private static final String OUTPUT =
            "{'type': 'function_call_output', 'call_id': 'call_1', 'output': '42'}";

    @ParameterizedTest
    @MethodSource
    void aResponseIsRefusedFor(Row row) {
        assertThat(client.respond(row.request()).complaint()).isEqualTo(row.complaint());
        assertThat(server.ledger().charges()).isEmpty();
    }

    static Stream<Row> aResponseIsRefusedFor() {
        return Stream.of(unsupported(), fields(), tools(), items(), pairs()).flatMap(rows -> rows);
    }

    private static Stream<Row> unsupported() {
        return Stream.of(
                        "'temperature': 1",
                        "'top_p': 1",
                        "'top_logprobs': 2",
                        "'parallel_tool_calls': false")
                .map(field -> {
                    String name = field.split("'")[1];
                    return new Row(
                            name + " of o3-mini",
                            response("{" + field + "}"),
                            "400 unsupported_parameter %1$s: Unsupported parameter: '%1$s' is not supported with this model."
                                    .formatted(name));
                });
    }

    private static Stream<Row> fields() {
        return Stream.of(
                new Row(
                        "a field of the other API",
                        response("{'reasoning_effort': 'low'}"),
                        "400 unknown_parameter reasoning_effort: Unknown parameter:"
                                + " 'reasoning_effort'."),
                new Row(
                        "no input",
                        json("{'model': 'o3-mini'}"),
                        "400 missing_required_parameter input: Missing required parameter:"
                                + " 'input'."),
                new Row(
                        "an unknown field of reasoning",
                        response("{'reasoning': {'budget': 1}}"),
                        "400 unknown_parameter reasoning.budget: Unknown parameter:"
                                + " 'reasoning.budget'."),
                new Row(
                        "an effort that the model does not know",
                        response("{'reasoning': {'effort': 'minimal'}}"),
                        "400 unsupported_value reasoning.effort: Unsupported value: 'minimal' is"
                                + " not supported with the 'o3-mini' model. Supported values are:"
                                + " 'low', 'medium', 'high'."),
                new Row(
                        "a summary that the model does not know",
                        response("{'reasoning': {'summary': 'concise'}}"),
                        "400 unsupported_value reasoning.summary: Unsupported value: 'concise' is"
                                + " not supported with the 'o3-mini' model. Supported values are:"
                                + " 'auto', 'detailed'."),
                new Row(
                        "a summary that there is not",
                        response("{'reasoning': {'summary': 'long'}}"),
                        "400 invalid_value reasoning.summary: Invalid value: 'long'. Supported"
                                + " values are: 'auto', 'concise', 'detailed'."),
                new Row(
                        "a cap below 16",
                        response("{'max_output_tokens': 15}"),
                        "400 integer_below_min_value max_output_tokens: Invalid"
                            + " 'max_output_tokens': integer below minimum value. Expected a value"
                            + " >= 16, but got 15 instead."),
                new Row(
                        "including what there is not",
                        response("{'include': ['reasoning']}"),
                        "400 invalid_value include[0]: Invalid value: 'reasoning'. Supported values"
                                + " are: 'code_interpreter_call.outputs',"
                                + " 'computer_call_output.output.image_url',"
                                + " 'file_search_call.results', 'message.input_image.image_url',"
                                + " 'message.output_text.logprobs', 'reasoning.encrypted_content',"
                                + " 'web_search_call.action.sources', 'web_search_call.results'."),
                new Row(
                        "encrypted reasoning of a model that does not reason",
                        response(
                                "{'model': 'gpt-4.1', 'include': ['reasoning.encrypted_content']}"),
                        "400 - include: Encrypted content is not supported with this model."),
                new Row(
                        "an earlier response that there is not",
                        response("{'previous_response_id': 'resp_0'}"),
                        "400 previous_response_not_found previous_response_id: Previous response"
                                + " with id 'resp_0' not found."),
                new Row(
                        "a model that is gone",
                        response("{'model': 'o1-mini'}"),
                        "404 model_not_found -: The model `o1-mini` does not exist or you do not"
                                + " have access to it."),
                new Row(
                        "what this server does not serve",
                        response("{'moderation': {}}"),
                        "400 unsupported_parameter moderation: This test server does not serve"
                                + " 'moderation'."),
                new Row(
                        "the background where nothing is stored",
                        response("{'background': true, 'store': false}"),
                        "400 - background: Background mode requires 'store' to be true."));
    }

    private static Stream<Row> tools() {
        return Stream.of(
                new Row(
                        "a nested tool",
                        response(
                                "{'tools': [{'type': 'function', 'function': {'name':"
                                        + " 'python'}}]}"),
                        "400 missing_required_parameter tools[0].name: Missing required parameter:"
                                + " 'tools[0].name'."),
                new Row(
                        "two tools of one name",
                        response(
                                "{'tools': [{'type': 'function', 'name': 'a'}, {'type': 'function',"
                                        + " 'name': 'a'}]}"),
                        "400 invalid_value tools[1].name: Tool names must be unique: 'a'."),
                new Row(
                        "a hosted tool",
                        response("{'tools': [{'type': 'web_search', 'name': 'a'}]}"),
                        "400 invalid_value tools[0].type: Invalid value: 'web_search'. Supported"
                                + " values are: 'function'."),
                strict(
                        "a strict tool that is open",
                        "'properties': {}",
                        "In context=(), 'additionalProperties' is required to be supplied and to be"
                                + " false."),
                strict(
                        "a strict tool with an optional property",
                        "'properties': {'code': {'type': 'string'}}, 'required': [],"
                                + " 'additionalProperties': false",
                        "In context=(), 'required' is required to be supplied and to be an array"
                                + " including every key in properties. Missing 'code'."),
                strict(
                        "a strict tool with an open object inside",
                        "'properties': {'a': {'type': 'object', 'properties': {}}}, 'required':"
                                + " ['a'], 'additionalProperties': false",
                        "In context=('properties', 'a'), 'additionalProperties' is required to be"
                                + " supplied and to be false."),
                new Row(
                        "a choice that is no tool",
                        response(
                                "{'tools': [{'type': 'function', 'name': 'a'}], 'tool_choice':"
                                        + " {'type': 'function', 'name': 'b'}}"),
                        "400 - tool_choice: Tool choice 'b' not found in 'tools' parameter."),
                new Row(
                        "allowed tools that are none",
                        response(
                                "{'tools': [{'type': 'function', 'name': 'a'}], 'tool_choice':"
                                        + " {'type': 'allowed_tools', 'mode': 'auto', 'tools':"
                                        + " [{'type': 'function', 'name': 'b'}]}}"),
                        "400 - tool_choice: Tool choice 'b' not found in 'tools' parameter."),
                new Row(
                        "a mode of choice that there is not",
                        response(
                                "{'tools': [{'type': 'function', 'name': 'a'}], 'tool_choice':"
                                        + " 'any'}"),
                        "400 invalid_value tool_choice: Invalid value: 'any'. Supported values are:"
                                + " 'none', 'auto', 'required'."));
    }

    private static Row strict(String what, String schema, String flaw) {
        return new Row(
                what,
                response(
                        "{'tools': [{'type': 'function', 'name': 'python', 'strict': true, 'parameters': {'type': 'object', %s}}]}"
                                .formatted(schema)),
                "400 invalid_function_parameters tools[0].parameters: Invalid schema for function"
                        + " 'python': "
                        + flaw);
    }

    private static Stream<Row> items() {
        return Stream.of(
                input(
                        "a type that there is not",
                        "{'type': 'thought', 'text': 'Hm.'}",
                        "400 invalid_value input[0].type: Invalid value: 'thought'. Supported"
                                + " values are: 'message', 'reasoning', 'function_call',"
                                + " 'function_call_output', 'item_reference'."),
                input(
                        "a role that there is not",
                        "{'role': 'tool', 'content': '42'}",
                        "400 invalid_value input[0].role: Invalid value: 'tool'. Supported values"
                                + " are: 'assistant', 'system', 'developer', 'user'."),
                input(
                        "a field that is not documented",
                        "{'role': 'user', 'content': 'Go.', 'name': 'me'}",
                        "400 unknown_parameter input[0].name: Unknown parameter: 'input[0].name'."),
                input(
                        "content of the other API",
                        "{'role': 'user', 'content': [{'type': 'text', 'text': 'Go.'}]}",
                        "400 invalid_value input[0].content[0].type: Invalid value: 'text'."
                                + " Supported values are: 'input_text'."),
                input(
                        "an assistant's text as input",
                        "{'role': 'assistant', 'content': [{'type': 'input_text', 'text': 'Go.'}]}",
                        "400 invalid_value input[0].content[0].type: Invalid value: 'input_text'."
                                + " Supported values are: 'output_text', 'refusal'."),
                input(
                        "a call's id where an item's belongs",
                        "{'type': 'function_call', 'id': 'call_1', 'call_id': 'call_1', 'name':"
                                + " 'python', 'arguments': '{}'}, "
                                + OUTPUT,
                        "400 invalid_value input[0].id: Invalid 'input[0].id': 'call_1'. Expected"
                                + " an ID that begins with 'fc'."),
                input(
                        "arguments that are no text",
                        "{'type': 'function_call', 'call_id': 'call_1', 'name': 'python',"
                                + " 'arguments': {}}",
                        "400 invalid_type input[0].arguments: Invalid type for"
                                + " 'input[0].arguments': expected a string, but got an object"
                                + " instead."));
    }

    private static Stream<Row> pairs() {
        String call =
                "{'type': 'function_call', 'call_id': 'call_1', 'name': 'python', 'arguments':"
                        + " '{}'}";
        return Stream.of(
                input(
                        "a call without an output",
                        call,
                        "400 - input: No tool output found for function call call_1."),
                input(
                        "a message between a call and its output",
                        call + ", {'role': 'user', 'content': 'Well?'}, " + OUTPUT,
                        "400 - input: No tool output found for function call call_1."),
                input(
                        "an output without a call",
                        OUTPUT,
                        "400 - input: No tool call found for function call output with call_id"
                                + " call_1."),
                input(
                        "an output before its call",
                        OUTPUT + ", " + call,
                        "400 - input: No tool call found for function call output with call_id"
                                + " call_1."),
                input(
                        "an output twice",
                        call + ", " + OUTPUT + ", " + OUTPUT,
                        "400 - input: No tool call found for function call output with call_id"
                                + " call_1."),
                input(
                        "two calls with one id",
                        call + ", " + call + ", " + OUTPUT + ", " + OUTPUT,
                        "400 - input: Duplicate function call found with call_id call_1."),
                input(
                        "an item twice",
                        "{'role': 'assistant', 'id': 'msg_1', 'content': 'a'}, {'role':"
                                + " 'assistant', 'id': 'msg_1', 'content': 'a'}",
                        "400 - input: Duplicate item found with id msg_1. Remove duplicate items"
                                + " from your input and try again."),
                input(
                        "a reference to what was not stored",
                        "{'type': 'item_reference', 'id': 'msg_1'}",
                        "404 - input: Item with id 'msg_1' not found. Items are not persisted when"
                                + " `store` is set to false. Try again with `store` set to true, or"
                                + " remove this item from your input."));
    }

    private static Row input(String what, String items, String complaint) {
        return new Row(what, response("{'input': [" + items + "]}"), complaint);
    }
}

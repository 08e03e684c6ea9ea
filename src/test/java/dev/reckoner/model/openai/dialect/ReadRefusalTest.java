package dev.reckoner.model.openai.dialect;

import static dev.reckoner.model.Requests.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Refusals in the words of servers in use.
class ReadRefusalTest {

    private static ObjectNode chat() {
        return (ObjectNode)
                json(
                        """
                        {"model": "m", "stream": true, "stream_options": {"include_usage": true},
                         "max_completion_tokens": 9, "reasoning_effort": "high",
                         "tools": [{"type": "function", "function": {"name": "python"}}],
                         "messages": [
                           {"role": "user", "content": "Go.", "name": "me"},
                           {"role": "assistant", "content": null, "reasoning_content": "Hm.",
                            "reasoning": "Hm.", "tool_calls": [
                              {"id": "c", "type": "function", "extra_content": {"a": 1},
                               "function": {"name": "python", "arguments": "{}"}}]}]}\
                        """);
    }

    private static ObjectNode responses() {
        return (ObjectNode)
                json(
                        """
                        {"model": "m", "stream": true, "max_output_tokens": 9, "store": false,
                         "include": ["reasoning.encrypted_content"], "prompt_cache_key": "k",
                         "reasoning": {"effort": "high", "summary": "auto"},
                         "tools": [{"type": "function", "name": "python", "strict": true}]}\
                        """);
    }

    private static String omitted(ObjectNode body, String said) {
        return ReadRefusal.of(body, said)
                .map(repair -> repair instanceof Repair.Omit(var field) ? field : repair.toString())
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
"""
Unrecognized request argument supplied: stream_options                                      | stream_options
'messages.1' : property 'reasoning_content' is unsupported                                  | messages.reasoning_content
{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]} | stream_options
Extra inputs are not permitted (parameter body.messages.1.assistant.reasoning)              | messages.reasoning
stream_options: Extra inputs are not permitted                                              | stream_options
Unknown name "stream_options": Cannot find field.                                           | stream_options
Unknown name "extra_content" at 'messages[1].tool_calls[0]': Cannot find field.             | messages.tool_calls.extra_content
Unsupported parameter: 'max_completion_tokens'. Use 'max_tokens' instead.                   | max_completion_tokens
Argument not supported on this model: reasoning_effort                                      | reasoning_effort
Model grok-4 does not support parameter reasoningEffort.                                    | reasoning_effort
Unknown parameter 'stream_options'; known are model, messages, max_completion_tokens        | stream_options
Streaming is not supported together with tools.                                             | stream
Cannot use tools with stream, it is not supported                                           | stream
Your organization must be verified to stream this model.                                    | stream
Unsupported value: 'stream' does not support true with this model.                          | stream
""")
    void namesAFieldOfAChat(String said, String omitted) {
        assertThat(omitted(chat(), said)).isEqualTo(omitted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
"""
Encrypted content is not supported with this model. (parameter include)        | include
Encrypted content is not supported with this model.                            | include
Unsupported parameter: 'reasoning.effort' is not supported with this model.    | reasoning.effort
Unsupported parameter: 'reasoning' is not supported with this model.           | reasoning
Your organization must be verified to generate reasoning summaries.            | reasoning.summary
Unsupported value: 'reasoning.summary' does not support 'auto'.                | reasoning.summary
tools.0.custom.strict: Extra inputs are not permitted                          | tools.strict
Unknown parameter: 'tools[0].strict'.                                          | tools.strict
Unrecognized request argument supplied: prompt_cache_key                       | prompt_cache_key
Extra inputs are not permitted (parameter body.store)                          | store
""")
    void namesAFieldOfAResponse(String said, String omitted) {
        assertThat(omitted(responses(), said)).isEqualTo(omitted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
"""
max_completion_tokens is too large: 9000. This model supports at most 4096 completion tokens, more are not supported.
Unsupported value: 'reasoning_effort' does not support 'high' with this model. Supported values are: 'low'.
This model's maximum context length is 4096 tokens; 'max_completion_tokens' beyond it is not supported.
Function tools with reasoning_effort are not supported for gpt-5.6 in /v1/chat/completions. To use function tools, use /v1/responses.
Unknown parameter: 'messages[0].name'.
The model is not supported and does not include tools.
The 'stream_options' parameter is only valid when 'stream' is enabled.
Invalid 'messages'.
Tools are not supported.
""")
    void isNotAboutAFieldThatCanBeLeftOut(String said) {
        assertThat(omitted(chat(), said)).isEqualTo("nothing");
    }

    @Test
    void aFieldThatWasNotSentIsNotMeant() {
        assertThat(omitted(responses(), "Unknown parameter: 'stream_options'."))
                .isEqualTo("nothing");
    }

    @Nested
    class OfAForcedTool {

        private static ObjectNode forcing(String choice) {
            return (ObjectNode) chat().set("tool_choice", json(choice));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                textBlock =
"""
Invalid tool_choice type: 'object'. Supported string values: none, auto, required
No endpoints found that support the provided 'tool_choice' value
Thinking may not be enabled when tool_choice forces tool use.
deepseek-reasoner does not support this tool_choice
Tool choice must be auto
""")
        void takesTheNextWay(String said) {
            assertThat(ReadRefusal.of(forcing("{\"type\": \"function\"}"), said))
                    .contains(new Repair.Force(ForcedTool.REQUIRED));
            assertThat(ReadRefusal.of(forcing("\"required\""), said))
                    .contains(new Repair.Force(ForcedTool.OFFERED));
            assertThat(ReadRefusal.of(chat(), said)).isEmpty();
        }
    }
}

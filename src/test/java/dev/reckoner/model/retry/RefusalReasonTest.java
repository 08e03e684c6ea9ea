package dev.reckoner.model.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.retry.RefusalReason.ContextFull;
import dev.reckoner.model.retry.RefusalReason.NoEffort;
import dev.reckoner.model.retry.RefusalReason.NoToolParser;
import dev.reckoner.model.retry.RefusalReason.NoTools;
import dev.reckoner.model.retry.RefusalReason.Other;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The words that servers have been seen to use.
class RefusalReasonTest {

    private static RefusalReason reason(String code, String said) {
        return RefusalReason.of(new ErrorStatus(400, code, said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4000 in the messages, 1000 in the completion). | 4096
                    'max_tokens' or 'max_completion_tokens' is too large: 32768. This model's maximum context length is 8192 tokens and your request has 500 input tokens (32768 > 8192 - 500). | 8192
                    the request exceeds the available context size. try increasing the context size or enable context shift (context size 4096) | 4096
                    the request exceeds the available context size (4096 tokens), try increasing it | 4096
                    prompt is too long: 200001 tokens > 200000 maximum | 200000
                    input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000 | 200000
                    The input token count (1200000) exceeds the maximum number of tokens allowed (1048576). | 1048576
                    Prompt contains 33000 tokens and 0 draft tokens, too large for model with 32768 maximum context length | 32768
                    Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4,096 tokens | 4096
                    The input (5000 tokens) is longer than the model's context length (4096 tokens). | 4096
                    `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 1000 `max_new_tokens` | 4096
                    Your input exceeds the context window of this model. | 0
                    Please reduce the length of the messages or completion. | 0
                    """)
    void aFullContextIsRecognizedAndItsLengthRead(String said, long tokens) {
        assertThat(reason("", said)).isEqualTo(new ContextFull(tokens));
    }

    @ParameterizedTest
    @ValueSource(strings = {"context_length_exceeded", "exceed_context_size_error"})
    void aFullContextIsRecognizedByItsCode(String code) {
        assertThat(reason(code, "No.")).isEqualTo(new ContextFull(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser",
                "tools param requires --jinja flag"
            })
    void aServerWithoutAParserIsNotAModelWithoutTools(String said) {
        assertThat(reason("", said)).isEqualTo(new NoToolParser());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.ollama.ai/library/gemma:2b does not support tools",
                "No endpoints found that support tool use.",
                "Function calling is not supported by this model"
            })
    void aModelWithoutToolsIsRecognized(String said) {
        assertThat(reason("", said)).isEqualTo(new NoTools());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"qwen2.5\" does not support thinking", "effort must be one of low"})
    void aModelWithoutThisEffortIsRecognized(String said) {
        assertThat(reason("", said)).isEqualTo(new NoEffort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invalid 'messages'.", "tools[0].name is too long", ""})
    void anythingElseIsAnotherReason(String said) {
        assertThat(reason("", said)).isEqualTo(new Other());
    }
}

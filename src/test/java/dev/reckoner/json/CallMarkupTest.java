package dev.reckoner.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.json.CallMarkup.Call;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CallMarkupTest {

    private static final Call ONE = new Call("python", "{\"code\":\"x = 1\\nx\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool_call>{\"name\": \"python\", \"arguments\": {\"code\": \"x ="
                        + " 1\\nx\"}}</tool_call>",
                "<tool_call>{\"name\": \"python\", \"arguments\": {\"code\": \"x = 1\nx\"}}",
                "<tool_call><function=python><parameter=code>\nx ="
                        + " 1\nx\n</parameter></function></tool_call>",
                "<function=python>\n<parameter=code>\nx = 1\nx\n</parameter>\n</function>",
                "<function=python>{\"code\":\"x = 1\\nx\"}</function>",
                "<function=python{\"code\":\"x = 1\\nx\"}</function>",
                "<tool_call>python\n<arg_key>code</arg_key>\n<arg_value>x ="
                        + " 1\nx</arg_value>\n</tool_call>",
                "{\"name\": \"python\", \"parameters\": {\"code\": \"x = 1\\nx\"}}",
                "```json\n{\"name\": \"python\", \"arguments\": {\"code\": \"x ="
                        + " 1\\nx\"}}\n```",
                "[{\"type\": \"function\", \"function\": {\"name\": \"python\","
                        + " \"arguments\": \"{\\\"code\\\":\\\"x = 1\\\\nx\\\"}\"}}]"
            })
    void aCallIsFoundInItsNotation(String text) {
        assertThat(CallMarkup.of(text)).isEqualTo(new CallMarkup(List.of(ONE), ""));
    }

    @Test
    void theRestOfTheTextIsKept() {
        String call = "<tool_call>{\"name\": \"a\", \"arguments\": {}}</tool_call>";

        assertThat(CallMarkup.of("First " + call + " and " + call + "."))
                .isEqualTo(
                        new CallMarkup(
                                List.of(new Call("a", "{}"), new Call("a", "{}")), "First  and ."));
    }

    @Test
    void codeThatComparesIsNotCutAtTheSign() {
        String text = "<function=python><parameter=code>print(1 </ 2)\n</parameter></function>";

        assertThat(CallMarkup.of(text).calls())
                .containsExactly(new Call("python", "{\"code\":\"print(1 </ 2)\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The answer is {42}.",
                "{\"answer\": 42}",
                "{1, 2}",
                "[1, 2]",
                "<tool_call>now</tool_call>",
                "<function=f>",
                "a < b",
                ""
            })
    void aTextWithoutACallIsLeftAsItIs(String text) {
        assertThat(CallMarkup.of(text)).isEqualTo(new CallMarkup(List.of(), text));
    }
}

package dev.reckoner.model.openai.dialect;

import static dev.reckoner.model.Requests.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

class OmitFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
"""
store                      | {"store": false, "x": 1}                             | {"x": 1}
missing                    | {"x": 1}                                             | {"x": 1}
reasoning.summary          | {"reasoning": {"effort": "low", "summary": "auto"}}  | {"reasoning": {"effort": "low"}}
reasoning.summary          | {"reasoning": {"summary": "auto"}}                   | {}
reasoning_effort           | {"reasoning": {"effort": "low", "summary": "auto"}}  | {"reasoning": {"summary": "auto"}}
reasoning.effort           | {"reasoning_effort": "low"}                          | {}
strict                     | {"tools": [{"strict": true}, {"function": {"strict": false, "name": "f"}}]} | {"tools": [{}, {"function": {"name": "f"}}]}
messages.reasoning_content | {"messages": [{"role": "user"}, {"reasoning_content": "Hm.", "content": "a"}]} | {"messages": [{"role": "user"}, {"content": "a"}]}
messages.tool_calls.extra  | {"messages": [{"tool_calls": [{"id": "a", "extra": 1}]}]} | {"messages": [{"tool_calls": [{"id": "a"}]}]}
stream                     | {"stream": true, "stream_options": {}}               | {"stream": false}
stream                     | {"x": 1}                                             | {"x": 1}
""")
    void areLeftOut(String field, String body, String without) {
        var left = (ObjectNode) json(body);
        OmitFields.from(left, Set.of(field));
        assertThat(left).isEqualTo(json(without));
    }
}

package dev.reckoner.model.openai.dialect;

import static dev.reckoner.model.Requests.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

/// The pieces of a stream, separated by `;`, and the fields they make.
class StreamedFieldsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
"""
texts of reasoning are joined   | {"reasoning": "a"}; {"reasoning": "a"}; {"reasoning": null}  | {"reasoning": "aa"}
an empty text is kept           | {"reasoning_content": ""}                                    | {"reasoning_content": ""}
null says nothing               | {"reasoning": null}                                          | {}
a repeated signature is one     | {"extra": {"signature": "xy"}}; {"extra": {"signature": "xy"}} | {"extra": {"signature": "xy"}}
a signature in pieces           | {"extra": {"signature": "x"}}; {"extra": {"signature": "y"}} | {"extra": {"signature": "xy"}}
a name stays                    | {"d": {"id": "i"}}; {"d": {"id": "i", "n": 1}}               | {"d": {"id": "i", "n": 1}}
a block and its signature       | {"b": [{"type": "t", "thinking": "a"}]}; {"b": [{"type": "t", "thinking": "b", "signature": null}]}; {"b": [{"type": "t", "thinking": "", "signature": "s"}]} | {"b": [{"type": "t", "thinking": "ab", "signature": "s"}]}
a block after a signed one      | {"b": [{"type": "t", "thinking": "a", "signature": "s"}]}; {"b": [{"type": "t", "thinking": "b"}]} | {"b": [{"type": "t", "thinking": "a", "signature": "s"}, {"type": "t", "thinking": "b"}]}
elements with other indexes     | {"b": [{"type": "t", "text": "a", "index": 0}]}; {"b": [{"type": "t", "text": "b", "index": 1}]} | {"b": [{"type": "t", "text": "a", "index": 0}, {"type": "t", "text": "b", "index": 1}]}
encrypted elements are whole    | {"b": [{"type": "reasoning.encrypted", "data": "a", "index": 0}]}; {"b": [{"type": "reasoning.encrypted", "data": "b", "index": 0}]} | {"b": [{"type": "reasoning.encrypted", "data": "a", "index": 0}, {"type": "reasoning.encrypted", "data": "b", "index": 0}]}
elements that are no objects    | {"b": [1]}; {"b": [1, "x"]}                                  | {"b": [1, 1, "x"]}
what is assembled elsewhere     | {"content": "a", "role": "assistant"}                        | {}
another kind of value replaces  | {"x": 1}; {"x": {"y": 2}}                                    | {"x": {"y": 2}}
""")
    void areAssembled(String what, String pieces, String whole) {
        var fields = new StreamedFields(Set.of("content", "role"));
        for (String piece : pieces.split("; ")) {
            fields.add(json(piece));
        }
        assertThat(fields.json()).isEqualTo(json(whole));
    }

    /// Joined one after the other, they would take minutes.
    @Test
    void asManyAsALongReasoningHasAreAssembled() {
        int pieces = 200_000;
        var fields = new StreamedFields(Set.of());
        var piece =
                json(
                        "{\"reasoning\": \"∑ of it \", \"blocks\": [{\"type\": \"thinking\","
                                + " \"thinking\": \"∑ of it \"}]}");
        for (int i = 0; i < pieces; i++) {
            fields.add(piece);
        }

        String whole = "∑ of it ".repeat(pieces);
        assertThat(fields.json().path("reasoning").textValue()).isEqualTo(whole);
        assertThat(fields.json().at("/blocks/0/thinking").textValue()).isEqualTo(whole);
    }
}

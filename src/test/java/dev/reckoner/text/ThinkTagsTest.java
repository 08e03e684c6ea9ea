package dev.reckoner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkTagsTest {

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    <think>a</think>b            | a   | b     | closed
                    <think>a                     | a   | ''    | unclosed
                    a</think>b                   | a   | b     | only closed
                    b<think>a</think>c           | a   | bc    | in the middle
                    <think>a</think>b</think>c   | ab  | c     | closed twice
                    <think>a<think>b</think>c    | ab  | c     | opened twice
                    <think></think>b             | ''  | b     | empty
                    [THINK]a[/THINK]b            | a   | b     | in brackets
                    <thinking>a</thinking>b      | a   | b     | by its other name
                    x < y, [1] <thinker>         | ''  | x < y, [1] <thinker> | no tags
                    """)
    void whatIsThoughtIsNotSaid(String text, String thought, String said, String why) {
        assertThat(ThinkTags.of(text)).as(why).isEqualTo(new ThinkTags(thought, said));
    }

    @Test
    void aTextWithoutTagsIsLeftAsItIs() {
        assertThat(ThinkTags.of(" a\n")).isEqualTo(new ThinkTags("", " a\n"));
    }
}

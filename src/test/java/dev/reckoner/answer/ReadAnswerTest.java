package dev.reckoner.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAnswerTest {

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    \\boxed{42}                            | 42                | a box
                    so \\boxed{1}, no, \\boxed{2}.         | 2                 | the last box counts
                    \\boxed{\\frac{1}{2}}                  | \\frac{1}{2}      | braces balance
                    \\boxed{\\left\\{ 1, 2 \\right\\}}     | \\left\\{ 1, 2 \\right\\} | escaped braces do not count
                    \\boxed{3} and then \\boxed{4          | 3                 | an open box is none
                    \\boxed{5} \\boxed{ }                  | 5                 | an empty box is none
                    The answer is 7                        | 7                 | without a box the last line
                    **Answer:** 8                          | 8                 | its label is dropped
                    Final answer: $x^2$                    | $x^2$             | maths is kept as it is
                    \\boxed{41} or \\boxed{42}            | 41 or 42          | boxes side by side are a list
                    \\boxed{1}, \\boxed{2}               | 1, 2              | also with commas
                    \\boxed{\\boxed{3}}                  | 3                 | a box in a box is one
                    It is not \\boxed{42}.               | It is not 42      | a denial in front is seen
                    \\boxed{42}? No, 43.                 | 42? No, 43.       | a withdrawal behind is seen
                    Either 41 or \\boxed{42}             | Either 41 or 42   | so is another answer
                    The answer is 42. It is even.        | 42                | sentences behind it go
                    The answer is 42. No, wait, 43.      | The answer is 42. No, wait, 43. | unless they take it back
                    Half the answer is 21                | Half the answer is 21 | words that change it stay
                    **42**                               | 42                | marks of Markdown go
                    2**3                                 | 2**3              | powers of Python stay
                    """)
    void theAnswerIsFound(String text, String answer, String why) {
        assertThat(ReadAnswer.of(text)).as(why).hasValue(answer);
    }

    @Test
    void aBlankTextHasNone() {
        assertThat(ReadAnswer.of(" \n")).isEmpty();
    }
}

package dev.reckoner.answer.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.read.Reading.Read;
import dev.reckoner.answer.read.Reading.Unreadable;
import dev.reckoner.answer.value.PrintValue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a problem asks for settles how an answer in doubt is read.
class DeclaredTypeTest {

    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    3,14      | ANY      | 3, 14            | Listing
                    3,14      | REAL     | 3.14             | Scalar
                    0,5       | REAL     | 0.5              | Scalar
                    -0,125    | RATIONAL | -0.125           | Scalar
                    x = 2,5   | REAL     | x = 2.5          | Relation
                    3, 14     | REAL     | 3, 14            | Listing
                    1,234     | REAL     | 1234             | Scalar
                    1,234     | INTEGER  | 1234             | Scalar
                    3,14      | INTEGER  | 3, 14            | Listing
                    1,234     | SET      | 1, 234           | Listing
                    1,234     | TUPLE    | 1, 234           | Listing
                    (0, 1)    | ANY      | (0, 1)           | Tuple
                    (0, 1)    | INTERVAL | Interval.open(0, 1) | Interval
                    [0, 1]    | INTERVAL | Interval(0, 1)   | Interval
                    [[1, 2], [3, 4]] | MATRIX | Matrix([[1, 2], [3, 4]]) | Matrix
                    b         | ANY      | b                | Scalar
                    b         | CHOICE   | (B)              | Choice
                    (b)       | CHOICE   | (B)              | Choice
                    b) 12     | CHOICE   | (B)              | Choice
                    K         | CHOICE   | (K)              | Choice
                    42        | TEXT     | 42               | Words
                    June  20  | TEXT     | june 20          | Words
                    """)
    void theTypeSettles(String text, AnswerType type, String print, String kind) {
        assertThat(
                        switch (ReadValue.of(text, type)) {
                            case Read(var value) ->
                                    PrintValue.of(value) + " " + value.getClass().getSimpleName();
                            case Unreadable(var because) -> because;
                        })
                .isEqualTo(print + " " + kind);
    }
}

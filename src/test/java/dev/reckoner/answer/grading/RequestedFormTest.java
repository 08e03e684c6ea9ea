package dev.reckoner.answer.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.Verdict;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    What is 1/2 + 1/3? Give a fraction in lowest terms. | LOWEST_TERMS
                    Express your answer as a common fraction.           | LOWEST_TERMS
                    Write 0.125 as a fraction.                          | FRACTION
                    Give the quotient as a decimal.                     | DECIMAL
                    Write 7/2 as a mixed number.                        | MIXED_NUMBER
                    Simplify $\\sqrt{12}$.                              | SIMPLIFIED
                    Compute the length. Simplify your answer.           | SIMPLIFIED
                    What is it in simplest radical form?                | SIMPLIFIED
                    The argument can be simplified. What is n?          | ANY
                    Which fraction of the balls is red?                 | ANY
                    """)
    void theStatementAsksForItInWords(String statement, RequestedForm form) {
        assertThat(RequestedForm.in(statement)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    LOWEST_TERMS | 1/2     | \\frac{1}{2}     | CORRECT
                    LOWEST_TERMS | 1/2     | 2/4              | WRONG
                    LOWEST_TERMS | -1/2    | -\\frac{2}{4}    | WRONG
                    LOWEST_TERMS | 1/2     | 0.5              | WRONG
                    LOWEST_TERMS | 1/2     | 1/3              | WRONG
                    LOWEST_TERMS | 3       | 3                | CORRECT
                    LOWEST_TERMS | 1/2     | x = 2/4          | WRONG
                    LOWEST_TERMS | 1/2     | x = 1/2          | CORRECT
                    LOWEST_TERMS | 1/2     | x = 0.5          | WRONG
                    LOWEST_TERMS | 1/2     | 2/4 = 2/4        | WRONG
                    LOWEST_TERMS | 1/2     | 2/4 = 1/2        | CORRECT
                    LOWEST_TERMS | 1/2     | x = 1/2 = 0.5    | CORRECT
                    LOWEST_TERMS | 1/2     | 50\\%          | WRONG
                    LOWEST_TERMS | 1/2     | 2/4 cm           | WRONG
                    LOWEST_TERMS | 1/2     | 1/4 + 1/4        | WRONG
                    LOWEST_TERMS | 1/2     | 0.5/1            | WRONG
                    LOWEST_TERMS | 1/2     | 1 - 1/2          | WRONG
                    LOWEST_TERMS | (1/2, 3) | (2/4, 3)        | WRONG
                    LOWEST_TERMS | (1/2, 3) | (1/2, 3)        | CORRECT
                    LOWEST_TERMS | 5/324   | 5!/6^5           | CORRECT
                    FRACTION     | 1/2     | 2/4              | CORRECT
                    FRACTION     | \\sqrt3/2 | \\frac{\\sqrt3}{2} | CORRECT
                    FRACTION     | x/2     | \\frac{x}{2}    | CORRECT
                    FRACTION     | 1/2     | 3 \\cdot 1/6   | WRONG
                    DECIMAL      | 0.125   | x = 1/8          | WRONG
                    DECIMAL      | 3.5     | 3 1/2            | WRONG
                    DECIMAL      | 0.75    | 1/2 + 0.25       | WRONG
                    DECIMAL      | 0.00012 | 1.2 \\times 10^{-4} | CORRECT
                    FRACTION     | 3/2     | 1 1/2            | WRONG
                    FRACTION     | \\pi/2  | \\frac{\\pi}{2}  | CORRECT
                    DECIMAL      | 1/8     | 0.125            | CORRECT
                    DECIMAL      | 0.125   | 1/8              | WRONG
                    MIXED_NUMBER | 7/2     | 3\\frac{1}{2}    | CORRECT
                    MIXED_NUMBER | 7/2     | 7/2              | WRONG
                    MIXED_NUMBER | 7/2     | 3.5              | WRONG
                    SIMPLIFIED   | 2\\sqrt3 | 2\\sqrt{3}      | CORRECT
                    SIMPLIFIED   | 2\\sqrt3 | \\sqrt{12}      | WRONG
                    SIMPLIFIED   | 5       | 2+3              | WRONG
                    SIMPLIFIED   | 6x      | 2 \\cdot 3x      | WRONG
                    SIMPLIFIED   | x+1     | x+1              | CORRECT
                    ANY          | 2\\sqrt3 | \\sqrt{12}      | CORRECT
                    """)
    void anEqualAnswerOfAnotherFormIsWrong(
            RequestedForm form, String gold, String answer, Verdict verdict)
            throws InterruptedException {
        try (var grader = Grader.exact()) {
            assertThat(grader.grade(Expected.of(gold).in(form), answer).verdict())
                    .isEqualTo(verdict);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOWEST_TERMS, 2/4, not reduced",
        "LOWEST_TERMS, 0.5, a decimal",
        "SIMPLIFIED, 2/4, not simplified"
    })
    void theGradeSaysWhatIsMissing(RequestedForm form, String answer, String missed)
            throws InterruptedException {
        try (var grader = Grader.exact()) {
            assertThat(grader.grade(Expected.of("1/2").in(form), answer))
                    .isEqualTo(
                            new Grade(
                                    Verdict.WRONG,
                                    "form",
                                    "the value is right, and the answer is "
                                            + missed
                                            + ", which is not the form that the problem asks for"));
        }
    }
}

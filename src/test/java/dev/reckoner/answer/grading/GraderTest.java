package dev.reckoner.answer.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.Verdict;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class GraderTest {

    private final Grader grader = Grader.exact();

    @Test
    void theGradeNamesTheRuleAndTheReason() throws InterruptedException {
        assertThat(grader.grade("1/2", "\\frac{2}{4}"))
                .isEqualTo(new Grade(Verdict.CORRECT, "exact-number", "both are 1/2"));
        assertThat(grader.grade("42", "41"))
                .isEqualTo(
                        new Grade(
                                Verdict.WRONG,
                                "exact-number",
                                "42 was expected, and the answer is 41"));
    }

    @Test
    void whatOnlyComputerAlgebraCouldTellIsUndecidedWithoutASandbox() throws InterruptedException {
        assertThat(grader.grade("\\sin(2x)", "2\\sin(x)\\cos(x)").verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void aHugePowerIsUndecidedAtOnce() throws InterruptedException {
        assertThat(grader.grade("5", "10**10**10"))
                .isEqualTo(
                        new Grade(
                                Verdict.UNDECIDED,
                                "exact",
                                "the answer is too large to be computed"));
    }

    @Test
    void aToleranceIsForDecimalsAndNotForWholeNumbers() throws InterruptedException {
        var tolerance = new BigDecimal("1e-6");

        assertThat(grader.grade(Expected.of("\\pi").within(tolerance), "3.1415927").verdict())
                .isEqualTo(Verdict.CORRECT);
        assertThat(grader.grade(Expected.of("42").within(tolerance), "42.0000001").verdict())
                .isEqualTo(Verdict.WRONG);
    }
}

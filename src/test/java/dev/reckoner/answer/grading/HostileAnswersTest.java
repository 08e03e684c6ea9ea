package dev.reckoner.answer.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.Verdict;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/// A text that hangs or breaks the grader would end this test.
@Timeout(20)
class HostileAnswersTest {

    private final Grader grader = Grader.exact();

    static List<String> texts() {
        return HostileTexts.all();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    void isNeverCorrectAndAlwaysAnswered(String text) throws InterruptedException {
        for (AnswerType type : AnswerType.values()) {
            assertThat(grader.grade(Expected.of("43").with(type), text).verdict())
                    .isNotEqualTo(Verdict.CORRECT);
        }
        grader.grade(text, "43");
        grader.grade("5 cm", text);
        grader.grade(text, text + " ");
        grader.grade(text, "x" + text);
    }
}

package dev.reckoner.answer.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.answer.grading.AnswerClasses.AnswerClass;

import org.junit.jupiter.api.Test;

import java.util.List;

class AnswerClassesTest {

    private final Grader grader = Grader.exact();

    @Test
    void answersAreGroupedByWhatTheySay() throws InterruptedException {
        assertThat(classes("1/2", "3", "0.5", "\\frac{2}{4}", "x=3"))
                .isEqualTo(
                        new AnswerClasses(
                                List.of(
                                        new AnswerClass("1/2", List.of(0, 2, 3)),
                                        new AnswerClass("3", List.of(1, 4)))));
    }

    @Test
    void anAnswerIsComparedWithTheFirstMembersOnly() throws InterruptedException {
        assertThat(classes("x=5", "5", "y=5"))
                .as("5 is x=5 and y=5, and x=5 is not y=5")
                .isEqualTo(
                        new AnswerClasses(
                                List.of(
                                        new AnswerClass("x=5", List.of(0, 1)),
                                        new AnswerClass("y=5", List.of(2)))));
    }

    @Test
    void aDecimalStandsForItselfAlone() throws InterruptedException {
        assertThat(classes("3.14159265", "\\pi").classes()).hasSize(2);
    }

    @Test
    void whatCannotBeReadIsGroupedByItsText() throws InterruptedException {
        assertThat(classes("\\foo{", " \\foo{", "\\foo").classes()).hasSize(2);
    }

    private AnswerClasses classes(String... answers) throws InterruptedException {
        return AnswerClasses.of(List.of(answers), grader);
    }
}

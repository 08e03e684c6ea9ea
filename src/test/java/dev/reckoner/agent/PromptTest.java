package dev.reckoner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Problem;

import org.junit.jupiter.api.Test;

class PromptTest {

    @Test
    void asksForNoFormOfTheAnswerUnlessTold() {
        assertThat(prompt(Preset.SESSION, AnswerForm.ANY))
                .contains(
                        """
                        Submitting
                        - Submit an exact value in the form the problem asks for, not an approximation, unless it asks for one.
                        - If you\
                        """);
        assertThat(prompt(Preset.DIRECT, AnswerForm.ANY)).contains("counts as wrong.\n\nBudget");
    }

    @Test
    void asksForTheFormOfTheAnswer() {
        assertThat(prompt(Preset.SESSION, AnswerForm.LATEX))
                .contains(
                        "unless it asks for one. Write it in LaTeX, such as \\frac{\\sqrt{3}}{2},"
                                + " without dollar signs around it.\n");
        assertThat(prompt(Preset.SESSION, AnswerForm.TEXT))
                .contains(
                        "unless it asks for one. Write it in plain text, such as sqrt(3)/2, without"
                                + " LaTeX.\n");
        assertThat(prompt(Preset.DIRECT, AnswerForm.PYTHON))
                .contains(
                        "counts as wrong. Write it as a Python expression that SymPy reads, such as"
                                + " sqrt(3)/2, without LaTeX.\n");
    }

    private static String prompt(Preset preset, AnswerForm form) {
        var rules = Trial.of().preset(preset).answerAs(form).rules();
        return Prompt.of(new Problem("sum", "What is 6 * 7?"), rules);
    }
}

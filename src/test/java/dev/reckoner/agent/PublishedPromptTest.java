package dev.reckoner.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.Pricing;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;
import dev.reckoner.task.PythonMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What a model is told in the published setups is what is in force.
class PublishedPromptTest {

    private static Trial trial(Preset preset) {
        return Trial.of().preset(preset).limits(preset.limits(Pricing.of(null)));
    }

    private static String prompt(Trial trial) {
        return Prompt.of(trial.problem(), trial.rules());
    }

    @Test
    void hasSevenPartsAndThenTheProblem() {
        assertThat(prompt(trial(Preset.FRONTIERMATH_2025)))
                .containsSubsequence(
                        "\n1. What you may do\n",
                        "\n2. Token limits\n",
                        "\n3. Score\n",
                        "\n4. Before you submit\n",
                        "\n5. Working well\n",
                        "\n6. Submitting\n",
                        "\n7. Python\n",
                        "\nThe problem\n\nWhat is 6 * 7?\n");
    }

    @Test
    void namesTheLimitsInForce() {
        assertThat(prompt(trial(Preset.FRONTIERMATH_2025)))
                .contains("- at most 100,000 tokens; past 66,000 tokens you have to submit\n")
                .contains("ends at once when 100,000 tokens are used")
                .contains("From 66,000 tokens on you are asked to submit");
        assertThat(prompt(trial(Preset.FRONTIERMATH_2026)))
                .contains("ends at once when 1,000,000 tokens are used")
                .contains("From 660,000 tokens on");
        assertThat(prompt(trial(Preset.FRONTIERMATH_2025).limits(Limits.NONE.tokens(50_000))))
                .contains("ends at once when 50,000 tokens are used")
                .doesNotContain("100,000");
        assertThat(prompt(trial(Preset.FRONTIERMATH_2024)))
                .contains("- at most 10,000 tokens\n")
                .contains("When 10,000 tokens are used you are asked once more");
    }

    @Test
    void saysThatAProgramIsSubmittedAndOfWhatTypeItsValueIs() {
        assertThat(prompt(trial(Preset.FRONTIERMATH_2025).answerType("Python int")))
                .contains("the source of a Python function `answer` without parameters")
                .contains("It returns the answer as a value of this type: Python int.")
                .contains("the source has no comments")
                .contains("may take 30 s")
                .contains("\nThe type of the answer is: Python int\n");
        assertThat(prompt(trial(Preset.FRONTIERMATH_2025)))
                .contains("a value of the type that fits")
                .doesNotContain("The type of the answer is");
    }

    @Test
    void saysHowPythonRunsAndWhatIsThere() {
        assertThat(prompt(trial(Preset.FRONTIERMATH_2025)))
                .contains("to standard error and to standard output, in this order")
                .contains("Nothing at all is remembered.")
                .contains("A call may run for 60 s.")
                .contains("  mpmath==1.3.0\n  sympy==1.13.3\n")
                .contains("Never submit by way of `python`");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DIRECT")
    void neverSaysThatVariablesAreKeptWhereTheyAreNot(Preset preset) {
        for (var calls : Calls.values()) {
            assertThat(prompt(trial(preset).calls(calls).python(PythonMode.STATELESS)))
                    .doesNotContain("imports stay from")
                    .doesNotContain("cell of the session");
            assertThat(prompt(trial(preset).calls(calls).python(PythonMode.SESSION)))
                    .contains("unctions and imports stay from")
                    .doesNotContain("remembered")
                    .doesNotContain("by itself");
        }
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void hasNoWordOfToolsThatAreNotThere(Preset preset) {
        assertThat(prompt(trial(preset).python(PythonMode.NONE)))
                .doesNotContain("run Python", "submit_answer", "`python`", "sympy", "output block")
                .contains("What is 6 * 7?");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DIRECT")
    void hasNoWordOfFunctionCallsWhereThereAreNone(Preset preset) {
        assertThat(prompt(trial(preset).calls(Calls.TEXT)))
                .doesNotContain("submit_answer", "`python`")
                .contains("```python");
    }

    @ParameterizedTest
    @EnumSource(names = {"FRONTIERMATH_2024", "FRONTIERMATH_2025"})
    void asksForNoSourceWithoutCommentsWhereACommentMarksIt(Preset preset) {
        assertThat(prompt(trial(preset).calls(Calls.TEXT))).doesNotContain("no comments");
        assertThat(prompt(trial(preset).python(PythonMode.NONE))).doesNotContain("no comments");
    }

    @Test
    void ofThePaperNamesTheExactLineOfTheFinalBlock() {
        assertThat(prompt(trial(Preset.FRONTIERMATH_2024)))
                .contains("with the line `# This is the final answer.` in it");
    }
}

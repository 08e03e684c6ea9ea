package dev.reckoner.answer.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.task.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ReadProblemFileTest {

    private static final String HEAD =
            """
            ---
            name: multiples-below-1000
            tier: 1
            answer_type: Python int
            verification_code: |
              def verify(a):
                  return a == 233168
            libraries: [sympy, numpy]
            ---
            # Multiples

            Find the sum.
            """;

    private static Question read(String file, String text) {
        return ReadProblemFile.of(file, "p1", text);
    }

    private static String refusal(String file, String text) {
        var refused = catchThrowableOfType(UnreadableQuestion.class, () -> read(file, text));
        return refused.getMessage() + " | " + refused.expected();
    }

    private static String head(String yaml) {
        return "---\n" + yaml + "\n---\nFind x.\n";
    }

    @Test
    void aHeadSaysWhatIsKnownOfTheProblemBelowIt() {
        var question = read("p1.md", HEAD);

        assertThat(question.id()).isEqualTo("multiples-below-1000");
        assertThat(question.problem())
                .isEqualTo(
                        new Problem(
                                "multiples-below-1000",
                                "# Multiples\n\nFind the sum.",
                                "Python int"));
        assertThat(question.gold())
                .isInstanceOfSatisfying(
                        Gold.Verifier.class,
                        verifier -> {
                            assertThat(verifier.source())
                                    .isEqualTo("def verify(a):\n    return a == 233168\n");
                            assertThat(verifier.type()).hasToString("Python int");
                        });
        assertThat(question.tier()).isEqualTo("1");
        assertThat(question.libraries()).containsExactly("sympy", "numpy");
    }

    @Test
    void theModelIsToldNothingOfTheHeadButTheTypeOfTheAnswer() {
        assertThat(read("p1.md", HEAD).problem().text()).doesNotContain("233168", "tier", "sympy");
    }

    @Test
    void jsonHasTheStatementUnderAKey() {
        var question =
                read(
                        "p1.json",
                        """
                        {"statement": "Find x.", "gold": "1/2", "answer_type": "rational", "tier": 3}
                        """);

        assertThat(question)
                .isEqualTo(
                        new Question(
                                "p1",
                                new Problem("p1", "Find x.", "rational"),
                                new Gold.Value(Expected.of("1/2").with(AnswerType.RATIONAL)),
                                "3",
                                List.of(),
                                List.of()));
    }

    @Test
    void markdownWithoutAHeadIsTheStatement() {
        assertThat(read("p1.md", "Find x.\n\n---\nname: no head\n"))
                .isEqualTo(Question.of(new Problem("p1", "Find x.\n\n---\nname: no head")));
    }

    @ParameterizedTest
    @CsvSource({"0.10", "007", "yes", "1_000", "0o17", "1e3"})
    void aValueStaysAsItIsWritten(String written) {
        assertThat(read("p1.md", head("answer_type: text\ngold: " + written)).gold())
                .isEqualTo(new Gold.Value(Expected.of(written).with(AnswerType.TEXT)));
    }

    @Test
    void endsOfLinesAndAByteOrderMarkDoNotMatter() {
        assertThat(read("p1.md", "\ufeff" + HEAD.replace("\n", "\r\n")).gold())
                .isEqualTo(read("p1.md", HEAD).gold());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    golf: 1                              | p1.md: unknown key 'golf'; did you mean gold? | the keys are: name, tier
                    gold: 1\\nverification_code: verify  | p1.md: both 'gold' and 'verification_code' are given | leave one of them out
                    gold: 1\\nanswer_type: wombat        | p1.md: unknown 'answer_type' 'wombat' | 'Python int'
                    verification_code: verify = abs\\nanswer_type: set of wombats | p1.md: unknown 'answer_type' 'set of wombats' | SymPy expression
                    verification_code: a == 1            | p1.md: 'verification_code' does not define verify | verify(a)
                    gold: [1, 2]                         | p1.md: 'gold' has 2 values | give one value
                    gold: {a: 1}                         | p1.md: 'gold' has no value that is a text or a number | leave the key out
                    gold:                                | p1.md: 'gold' has no value that is a text or a number | leave the key out
                    gold: \\frac{1                        | p1.md: 'gold' is '\\frac{1', which could not be read | LaTeX
                    libraries: [sympy==1.13]             | p1.md: 'libraries' has 'sympy==1.13', which is not the name | [sympy, numpy]
                    gold: 1\\ngold: 2                    | p1.md: not YAML: line 3, column 5: Duplicate field 'gold' | key: value
                    gold: 1\\n- 2                        | p1.md: not YAML: line | key: value
                    just words                           | p1.md: one object of keys and values was expected | key: value
                    statement: Find x.                   | p1.md: the head has a key 'statement' | below the head
                    """)
    void whatIsWrongIsSaidWithTheFileTheKeyAndWhatIsExpected(
            String yaml, String message, String expected) {
        assertThat(refusal("p1.md", head(yaml.replace("\\n", "\n"))))
                .startsWith(message)
                .contains(expected);
    }

    @Test
    void aProblemWithoutAStatementIsRefused() {
        assertThat(refusal("p1.md", "---\ngold: 1\n---\n \n"))
                .isEqualTo("p1.md: there is no statement | write the problem's statement into it");
        assertThat(refusal("p1.json", "{\"gold\": \"1\"}"))
                .isEqualTo("p1.json: there is no statement | write it under the key 'statement'");
    }

    @Test
    void aHeadWithoutAnEndIsNeverTakenForTheStatement() {
        assertThat(refusal("p1.md", "---\ngold: 42\n\nFind x.\n"))
                .isEqualTo(
                        "p1.md: the head that begins in line 1 has no end | write a line --- below"
                                + " its last key");
    }

    @Test
    void jsonThatIsNoneIsRefusedWithItsPlace() {
        assertThat(refusal("p1.json", "{\"statement\": \"Find x.\",\n \"gold\" 1}"))
                .startsWith("p1.json: not JSON: line 2, column 9: ");
    }
}

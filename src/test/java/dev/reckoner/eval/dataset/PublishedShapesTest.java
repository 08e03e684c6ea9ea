package dev.reckoner.eval.dataset;

import static dev.reckoner.eval.dataset.DatasetFolder.ids;
import static dev.reckoner.eval.dataset.DatasetFolder.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.grading.Expected;
import dev.reckoner.answer.program.ValueType;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.task.Problem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/// Rows in the shapes of published data sets. The problems are our own.
class PublishedShapesTest {

    @TempDir private Path temporary = Path.of("");
    private DatasetFolder folder = new DatasetFolder(temporary);

    @BeforeEach
    void open() {
        folder = new DatasetFolder(temporary);
    }

    private Dataset read(String... rows) {
        return folder.with("a.jsonl", String.join("\n", rows)).read("a.jsonl");
    }

    private Question question(String... rows) {
        return read(rows).questions().getFirst();
    }

    private Expected expected(String... rows) {
        return switch (question(rows).gold()) {
            case Gold.Value(var expected) -> expected;
            case Gold.Unknown(), Gold.Verifier(_, _) -> throw new AssertionError("no value");
        };
    }

    @Nested
    class Competitions {

        @Test
        void aimeWithAnIdOfItsYear() {
            assertThat(
                            lines(
                                    read(
                                            """
                                            {"ID": "2024-I-1", "Problem": "a?", "Solution": "So.", "Answer": 73}\
                                            """)))
                    .containsExactly("2024-I-1 | a? | 73");
        }

        @Test
        void aimeWithATextAsItsAnswer() {
            assertThat(
                            lines(
                                    read(
                                            """
                                            {"id": 60, "problem": "a?", "solution": "s", "answer": "073", "url": "u", "year": "2024"}\
                                            """)))
                    .containsExactly("60 | a? | 073");
        }

        @Test
        void theProblemIsTakenWhereAPromptStandsBesideIt() {
            assertThat(
                            lines(
                                    read(
                                            """
                                            {"ID": "2025-II-3", "Year": 2025, "Problem Number": 3, "problem": "a?", "answer": 5, "Part": "II", "question": "Solve: a?"}\
                                            """)))
                    .containsExactly("2025-II-3 | a? | 5");
        }

        @Test
        void mathArena() {
            var question =
                    question(
                            """
                            {"problem_idx": 12, "problem": "a?", "answer": "\\\\frac{3}{4}, 1", "problem_type": ["Algebra", "Geometry"]}\
                            """);

            assertThat(
                            lines(
                                    new Dataset(
                                            List.of(question),
                                            read("{\"problem\":\"a?\"}").source(),
                                            List.of())))
                    .containsExactly("12 | a? | \\frac{3}{4}, 1");
            assertThat(question.tags()).containsExactly("Algebra", "Geometry");
        }

        @Test
        void math500() {
            assertThat(
                            question(
                                    """
                                    {"problem": "a?", "solution": "Here \\\\boxed{3}.", "answer": "4", "subject": "Algebra", "level": 2, "unique_id": "test/algebra/7.json"}\
                                    """))
                    .isEqualTo(
                            new Question(
                                    "test/algebra/7.json",
                                    Problem.named("test/algebra/7.json", "a?"),
                                    new Gold.Value(Expected.of("4")),
                                    "2",
                                    List.of("Algebra"),
                                    List.of()));
        }

        @Test
        void mathAsOneObjectAFile() {
            folder.with(
                    "train/algebra/1.json",
                    """
                    {
                      "problem": "a?",
                      "level": "Level 5",
                      "type": "Algebra",
                      "solution": "First $\\\\boxed{1}$, then $\\\\boxed{\\\\frac{1}{2}}$."
                    }
                    """);
            var read = folder.read("");

            assertThat(lines(read)).containsExactly("1 | a? | \\frac{1}{2}");
            assertThat(read.questions().getFirst().tier()).isEqualTo("Level 5");
            assertThat(read.questions().getFirst().tags()).containsExactly("Algebra");
        }

        @Test
        void gsm8k() {
            assertThat(
                            expected(
                                            """
                                            {"question": "a?", "answer": "She has <<1000*2=2000>>2,000.\\n#### 2,000"}\
                                            """)
                                    .text())
                    .isEqualTo("2000");
        }
    }

    @Nested
    class OlympiadBench {

        @Test
        void aTolerance() {
            assertThat(
                            expected(
                                    """
                                    {"id": 1606, "question": "a?", "solution": ["So."], "final_answer": ["2.5"], "context": null, "image_1": null, "is_multiple_answer": false, "unit": null, "answer_type": "Numerical", "error": "1e-1"}\
                                    """))
                    .isEqualTo(Expected.of("2.5").within(new BigDecimal("1e-1")));
        }

        @Test
        void severalAnswersAreASet() {
            assertThat(
                            expected(
                                    """
                                    {"id": 1, "question": "a?", "final_answer": ["$1,2$"], "is_multiple_answer": true, "answer_type": "Numerical", "error": null}\
                                    """))
                    .isEqualTo(Expected.of("$1,2$").with(AnswerType.SET));
        }

        @Test
        void anIntervalIsNoTuple() {
            assertThat(
                            expected(
                                    """
                                    {"id": 1, "question": "a?", "final_answer": ["$(1,2)$"], "is_multiple_answer": false, "answer_type": "Interval"}\
                                    """))
                    .isEqualTo(Expected.of("$(1,2)$").with(AnswerType.INTERVAL));
        }

        @Test
        void aTypeThatTheAnswerIsNotOfIsNotApplied() {
            assertThat(
                            expected(
                                    """
                                    {"id": 1, "question": "a?", "final_answer": ["5"], "is_multiple_answer": false, "answer_type": "Tuple"}\
                                    """))
                    .isEqualTo(Expected.of("5"));
        }

        @Test
        void theContextStandsBeforeTheQuestionAndTheUnitBehindIt() {
            assertThat(
                            question(
                                            """
                                            {"id": 1, "context": "Let n be 3.", "question": "a?", "final_answer": ["2"], "is_multiple_answer": false, "unit": "cm"}\
                                            """)
                                    .problem()
                                    .text())
                    .isEqualTo(
                            """
                            Let n be 3.

                            a?

                            Give the answer without its unit, which is cm.\
                            """);
        }

        @Test
        void whatCannotBeAskedOrGradedIsLeftOutAndCounted() {
            var read =
                    read(
                            """
                            {"id": 1, "question": "a <image_1>?", "final_answer": ["2"], "image_1": {"bytes": "x", "path": null}}\
                            """,
                            """
                            {"id": 2, "question": "b?", "final_answer": ["2"], "image_1": {"bytes": null, "path": null}}\
                            """,
                            """
                            {"id": 3, "question": "c?", "final_answer": ["all"], "answer_type": "Need_human_evaluate"}\
                            """);

            assertThat(ids(read)).containsExactly("2");
            assertThat(read.notes())
                    .containsExactly(
                            "1 of 3 rows left out: a problem with an image cannot be asked",
                            "1 of 3 rows left out: its answer is for a person to judge");
        }
    }

    @Nested
    class Choosing {

        private static final String APART =
                """
                {"Record ID": "rec2", "Question": "a?", "Correct Answer": "right", "Incorrect Answer 1": "wrong 1", "Incorrect Answer 2": "wrong 2", "Incorrect Answer 3": "wrong 3", "Subdomain": "Number theory", "High-level domain": "Maths"}\
                """;

        @Test
        void theRightOneIsPutAmongTheWrongOnesByTheSeedAndTheId() {
            var question = question(APART);

            assertThat(question.problem().text())
                    .isEqualTo(
                            """
                            a?

                            (A) wrong 2
                            (B) wrong 1
                            (C) right
                            (D) wrong 3

                            Answer with the letter of one choice.\
                            """);
            assertThat(question.gold())
                    .isEqualTo(new Gold.Value(Expected.of("C").with(AnswerType.CHOICE)));
            assertThat(question.tags()).containsExactly("Maths", "Number theory");
        }

        @Test
        void anotherSeedIsAnotherOrder() {
            folder.with("a.jsonl", APART);

            assertThat(folder.read(Selection.ALL.seed(1), "a.jsonl").questions())
                    .isNotEqualTo(folder.read("a.jsonl").questions());
        }

        @Test
        void theOrderDoesNotDependOnTheOtherRows() {
            folder.with("a.jsonl", APART.replace("rec2", "rec9") + "\n" + APART + "\n");

            assertThat(
                            folder.read(
                                            Selection.ALL
                                                    .where("\"Record ID\" = 'rec2'")
                                                    .shuffled(0),
                                            "a.jsonl")
                                    .questions())
                    .containsExactly(question(APART));
        }

        @Test
        void listsAreShownAsTheyAre() {
            var mmlu =
                    question(
                            """
                            {"question": "a?", "subject": "abstract_algebra", "choices": ["0", "4", "2", "6"], "answer": 1}\
                            """);

            assertThat(mmlu.problem().text())
                    .isEqualTo(
                            """
                            a?

                            (A) 0
                            (B) 4
                            (C) 2
                            (D) 6

                            Answer with the letter of one choice.\
                            """);
            assertThat(mmlu.gold())
                    .isEqualTo(new Gold.Value(Expected.of("B").with(AnswerType.CHOICE)));
        }

        @Test
        void theRightOneOfAListIsALetterOrATextToo() {
            assertThat(
                            expected(
                                            """
                                            {"question": "a?", "options": ["0", "4", "2", "6"], "answer": "C"}\
                                            """)
                                    .text())
                    .isEqualTo("C");
            assertThat(
                            expected(
                                            """
                                            {"question": "a?", "options": ["0", "4", "2", "6"], "answer": "2"}\
                                            """)
                                    .text())
                    .isEqualTo("C");
        }

        @Test
        void aListInACsvIsJson() {
            folder.with(
                    "a.csv", "question,choices,answer\na?,\"[\"\"0\"\", \"\"4\"\"]\",1\nb?,[],1\n");

            var read = folder.read("a.csv").questions();

            assertThat(read)
                    .extracting(Question::gold)
                    .containsExactly(
                            new Gold.Value(Expected.of("B").with(AnswerType.CHOICE)),
                            new Gold.Value(Expected.of("1")));
            assertThat(read.getFirst().problem().text()).contains("(A) 0\n(B) 4\n");
        }

        @Test
        void aChoiceThatIsNotThereIsRefused() {
            assertThatThrownBy(() ->
                            read(
                                    """
                                    {"question": "a?", "choices": ["0", "4"], "answer": 2}\
                                    """))
                    .hasMessage(
                            "%s, line 1, column answer: expected one of the 2 choices: its letter,"
                                            .formatted(folder.named("a.jsonl"))
                                    + " its number from 0 or its text; found '2'");
        }

        @Test
        void theTypeThatHleNamesIsNotForTheModel() {
            assertThat(
                            question(
                                            """
                                            {"id": "x1", "question": "a?", "image": "", "answer": "5", "answer_type": "exactMatch"}\
                                            """)
                                    .problem()
                                    .answerType())
                    .isNull();
        }

        @Test
        void hleHasTheChoicesInItsQuestion() {
            assertThat(
                            expected(
                                    """
                                    {"id": "x1", "question": "a? A. 1 B. 2", "image": "", "image_preview": null, "answer": "B", "answer_type": "multipleChoice", "raw_subject": "Topology", "category": "Math"}\
                                    """))
                    .isEqualTo(Expected.of("B").with(AnswerType.CHOICE));
        }
    }

    @Nested
    class Verified {

        @Test
        void frontierMath() {
            assertThat(
                            question(
                                    """
                                    {"id": 7, "tier": 4, "question": "a?", "answer_type": "Python int", "verification_code": "def verify(a):\\n    return a == 6", "libraries": ["sympy"]}\
                                    """))
                    .satisfies(question -> {
                        assertThat(question.tier()).isEqualTo("4");
                        assertThat(question.problem().answerType()).isEqualTo("Python int");
                        assertThat(question.libraries()).containsExactly("sympy");
                        assertThat(question.gold())
                                .usingRecursiveComparison()
                                .isEqualTo(
                                        new Gold.Verifier(
                                                "def verify(a):\n    return a == 6",
                                                ValueType.of("Python int")));
                    });
        }

        @Test
        void aTypeOfPythonWithoutAVerifierLeavesTheKindOpen() {
            assertThat(
                            expected(
                                    """
                                    {"id": 7, "question": "a?", "answer": "[1, 2]", "answer_type": "list of Python ints"}\
                                    """))
                    .isEqualTo(Expected.of("[1, 2]"));
        }

        @Test
        void aTypeThatThereIsNotIsNamed() {
            assertThatThrownBy(() ->
                            read(
                                    """
                                    {"id": 7, "question": "a?", "answer_type": "Haskell Int", "verification_code": "def verify(a): ..."}\
                                    """))
                    .hasMessageStartingWith(
                            folder.named("a.jsonl")
                                    + ", line 1, column answer_type: no type 'Haskell Int'; there"
                                    + " are ");
        }
    }

    @Nested
    class Exactness {

        @Test
        void numbersOfJsonKeepTheirDigits() {
            assertThat(
                            lines(
                                    read(
                                            """
                                            {"problem": "a?", "answer": 123456789012345678901234567890}\
                                            """,
                                            """
                                            {"problem": "b?", "answer": 0.50}\
                                            """,
                                            """
                                            {"problem": "c?", "answer": 1e3}\
                                            """,
                                            """
                                            {"problem": "d?", "answer": "007"}\
                                            """)))
                    .containsExactly(
                            "1 | a? | 123456789012345678901234567890",
                            "2 | b? | 0.50",
                            "3 | c? | 1000",
                            "4 | d? | 007");
        }
    }
}

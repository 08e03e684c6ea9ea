package dev.reckoner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Nested
    class Naming {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '"',
                delimiter = '|',
                value = {
                    "Amicable pairs | amicable-pairs",
                    "# Amicable pairs | amicable-pairs",
                    "Théorème de Poincaré | theoreme-de-poincare",
                    "Größe, Øst, Łódź, Þór, Đakovo, ısı | grosse-ost-lodz-thor-dakovo-isi",
                    "Ångström, naïve Œuvre | angstrom-naive-oeuvre",
                    "Πρόβλημα Ψ | problema-ps",
                    "Сколько простых чисел? | skolko-prostykh-chisel",
                    "Їжак і щука | izhak-i-shchuka",
                    "x² + ½ of ﬁve | x2-1-2-of-five",
                    "求 x^2 | x-2",
                    "数学の問題 | problem",
                    "∀∃ | problem",
                    "../../etc/passwd | etc-passwd",
                    "C:\\con\\aux.txt | c-con-aux-txt",
                    "a\u0000b\u001b[31m\u202ec | a-b-31m-c",
                    "-rf $(reboot) `x` | rf-reboot-x",
                    "one two three four five six seven eight nine ten |"
                            + " one-two-three-four-five-six-seven-eight",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |"
                            + " aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                })
        void isByTheFirstWordsInLatinLetters(String text, String name) {
            assertThat(Problem.of(text)).isEqualTo(new Problem(name, text));
        }

        @Test
        void isByTheFirstLine() {
            assertThat(Problem.of("\n One\nTwo\n")).isEqualTo(new Problem("one", "One\nTwo"));
        }

        @ParameterizedTest
        @CsvSource({"p1,p1", "Aufgabe Ü-7,aufgabe-u-7", "'','two-words'", "数,two-words"})
        void isByWhatItIsCalledWhereThatCanBeWritten(String called, String name) {
            assertThat(Problem.named(called, "Two words"))
                    .isEqualTo(new Problem(name, "Two words"));
        }

        @Test
        void neverMakesAPathOfItsOwn() {
            for (String name :
                    new String[] {"", "..", "a/b", "-a", "A", "a\n", "é", "a".repeat(101)}) {
                assertThatThrownBy(() -> new Problem(name, "text"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "a problem's name is a slug like 'amicable-pairs' of at most 100"
                                        + " characters, was '%s'",
                                name);
            }
        }
    }

    @Nested
    class Titles {

        @Test
        void areTheFirstHeading() {
            var problem = Problem.of("\n##  Punkte der  Kubik $x^3$\r\n\r\nWie viele?\n");

            assertThat(problem.title()).isEqualTo("Punkte der  Kubik $x^3$");
            assertThat(problem.body()).isEqualTo("Wie viele?");
        }

        @Test
        void areAllOfAHeadingWithoutABody() {
            var problem = Problem.of("# What is 6 * 7?");

            assertThat(problem.title()).isEqualTo("What is 6 * 7?");
            assertThat(problem.body()).isEmpty();
        }

        @Test
        void areAllOfAShortProblem() {
            var problem = Problem.of("What is 6 * 7?");

            assertThat(problem.title()).isEqualTo("What is 6 * 7?");
            assertThat(problem.body()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "#hashtag | #hashtag",
                    "####### seven | ####### seven",
                    "# | #",
                })
        void needASpaceAfterOneToSixMarksToBeAHeading(String text, String title) {
            assertThat(Problem.of(text).title()).isEqualTo(title);
        }

        @Test
        void areTheFirstWordsOfALongProblem() {
            String text =
                    "How many positive integers $n$ at most\n"
                            + "one thousand are there so that their square ends in 9?";
            var problem = Problem.of(text);

            assertThat(problem.title())
                    .isEqualTo(
                            "How many positive integers $n$ at most one thousand are there so that"
                                    + " …");
            assertThat(problem.body()).isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Let $a_1, a_2, a_3, a_4, a_5, a_6, a_7, a_8, a_9, a_{10}, a_{11}, a_{12}$ be"
                            + " real numbers. | Let …",
                    "Find \\(a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11}"
                            + "\\) now. | Find …",
                    "A pen costs \\$5 and a book costs \\$10, and I have \\$100 in all for this and"
                            + " that. | A pen costs \\$5 and a book costs \\$10, and I have \\$100"
                            + " in all for this …",
                    "$$\\int_0^1 x^2 + x^3 + x^4 + x^5 + x^6 + x^7 + x^8 + x^9 + x^{10} + x^{11}"
                            + " dx$$ is what? | Problem",
                })
        void cutNoFormula(String text, String title) {
            assertThat(Problem.of(text).title()).isEqualTo(title);
        }
    }
}

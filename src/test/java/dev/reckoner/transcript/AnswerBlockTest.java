package dev.reckoner.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerBlockTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "\\frac{1}{2} § $\\displaystyle \\frac{1}{2}$",
                "$\\frac{1}{2}$ § $\\displaystyle \\frac{1}{2}$",
                "\\(x^2\\) § $\\displaystyle x^2$",
                "\\[ x^2 \\] § $\\displaystyle x^2$",
                "$$ x^2 $$ § $\\displaystyle x^2$",
                "$42$ § $\\displaystyle 42$",
                "x^{10} § $\\displaystyle x^{10}$",
                "\\displaystyle\\pi § $\\displaystyle\\pi$",
                "50\\% % x \\pi § $\\displaystyle 50\\% \\% x \\pi$",
                "n \\text{ and } \\pi § $\\displaystyle n \\text{ and } \\pi$",
                "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix} §"
                        + " $$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$$",
                "\\left(\\frac12, \\left[0, 1\\right)\\right) §"
                        + " $\\displaystyle \\left(\\frac12, \\left[0, 1\\right)\\right)$",
            })
    void isTypesetWhereItIsAFormula(String answer, String markdown) {
        assertThat(AnswerBlock.of(answer)).isEqualTo(markdown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "42 § 42",
                "L^4/24 + 5*L^3/6 § L^4/24 + 5\\*L^3/6",
                "x_1 = 2, [0,1](2) § x\\_1 = 2, [0,1]\\(2)",
                "<b>no & &lt; § &lt;b>no \\& \\&lt;",
                "- 1. # a § \\- 1. # a",
                "1. a § 1\\. a",
                "# a § \\# a",
                "$5 § \\$5",
                "the answer is \\frac{1}{2} § the answer is \\\\frac{1}{2}",
                "\\frac{1}{2 § \\\\frac{1}{2",
                "\\left( 1 § \\\\left( 1",
            })
    void isPlainTextWhereItIsNot(String answer, String markdown) {
        assertThat(AnswerBlock.of(answer)).isEqualTo(markdown);
    }

    @Test
    void isProseWithItsFormulas() {
        assertThat(AnswerBlock.of("$x=1$ or \\(y=2\\), <b>")).isEqualTo("$x=1$ or $y=2$, &lt;b>");
    }

    @Test
    void isABlockWhereItIsCodeOrLong() {
        assertThat(AnswerBlock.of("def answer():\n    return 1"))
                .isEqualTo("```python\ndef answer():\n    return 1\n```");
        assertThat(AnswerBlock.of("1\n2")).isEqualTo("```text\n1\n2\n```");
        assertThat(AnswerBlock.of("7".repeat(500)))
                .isEqualTo("```text\n" + "7".repeat(500) + "\n```");
        assertThat(AnswerBlock.of("a \\begin{itemize}\\item b\\end{itemize}"))
                .isEqualTo("```text\na \\begin{itemize}\\item b\\end{itemize}\n```");
    }

    @Test
    void linksAndStylesNothing() {
        assertThat(AnswerBlock.of("\\href{javascript:x}{<i>y} [a](b)"))
                .isEqualTo("$\\displaystyle \\mathrm{href}{javascript:x}{< i>y} [a] (b)$");
    }
}

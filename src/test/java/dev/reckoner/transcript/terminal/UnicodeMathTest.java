package dev.reckoner.transcript.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class UnicodeMathTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "42 § 42",
                "\\frac{1}{2} § 1/2",
                "\\dfrac12 § 1/2",
                "-\\frac{3}{4} § -3/4",
                "\\frac{-3}{4} § -3/4",
                "\\frac{a+b}{c} § (a + b)/c",
                "\\frac{(a+b)}{c} § (a + b)/c",
                "\\frac{(a)(b)}{c} § ((a)(b))/c",
                "\\frac{1}{2\\pi} § 1/(2π)",
                "\\frac{2\\pi}{3} § 2π/3",
                "\\frac{\\sqrt{3}}{2} § √3/2",
                "\\frac{1}{2}x § (1/2)x",
                "x\\frac{1}{2} § x(1/2)",
                "\\frac{1}{2}\\pi^2 § (1/2)π²",
                "\\frac{1}{2}(a+b) § (1/2)(a + b)",
                "\\frac{1}{2} + \\frac{1}{3} § 1/2 + 1/3",
                "3 \\cdot \\frac{1}{2} § 3·1/2",
                "a/\\frac{1}{2} § a/(1/2)",
                "\\frac{\\frac{1}{2}}{3} § (1/2)/3",
                "\\frac{1}{\\frac{2}{3}} § 1/(2/3)",
                "\\left(\\frac{2}{3}\\right)^{n} § (2/3)ⁿ",
                "\\frac{2}{3}^n § (2/3)ⁿ",
                "\\sin\\frac{x}{2} § sin (x/2)",
                "\\sqrt{2} § √2",
                "\\sqrt2 § √2",
                "2\\sqrt{3} § 2√3",
                "\\sqrt{x+1} § √(x + 1)",
                "\\sqrt{ab} § √(ab)",
                "\\sqrt{x^2} § √(x²)",
                "\\sqrt{2}^3 § (√2)³",
                "\\sqrt[3]{2} § ∛2",
                "\\sqrt[4]{2} § ∜2",
                "\\sqrt{2}\\sqrt{3} § √2√3",
                "\\sqrt{2}\\pi § √2 π",
                "\\sqrt{2}(x+1) § √2 (x + 1)",
                "\\sqrt{1+\\sqrt{5}} § √(1 + √5)",
                "x^2 § x²",
                "x^{10} § x¹⁰",
                "2^{n-1} § 2ⁿ⁻¹",
                "e^{2\\pi i} § e^(2πi)",
                "e^\\pi x § e^π x",
                "2^{1/2} § 2^(1/2)",
                "2^{\\log n} § 2^(log n)",
                "x_1^2 § x₁²",
                "a_{n+1} § aₙ₊₁",
                "K_{3,3} § K_(3,3)",
                "x_G^2 § (x_G)²",
                "x_{\\text{max}} § x_max",
                "f'(x) + f''(x) § f′(x) + f′′(x)",
                "90^\\circ § 90°",
                "(a+b)^2 § (a + b)²",
                "{a+b}^2 § (a + b)²",
                "\\{1,2,3\\} § {1,2,3}",
                "\\left[0, 1\\right) § [0, 1)",
                "\\left.x\\right| § x|",
                "(1, 2) § (1, 2)",
                "1{,}000{,}000 § 1,000,000",
                "12\\,345 § 12 345",
                "3.14 § 3.14",
                "50\\% § 50%",
                "n! § n!",
                "a=b § a = b",
                "x=-1 § x = -1",
                "a-b § a - b",
                "x = \\pm\\sqrt{2} § x = ±√2",
                "a\\le b § a ≤ b",
                "n\\in\\mathbb{Z} § n ∈ ℤ",
                "2 \\cdot 3 \\times 5 § 2·3 × 5",
                "\\alpha\\beta § αβ",
                "\\pi r § πr",
                "x y § x y",
                "\\ln 2 § ln 2",
                "2\\ln 2 § 2 ln 2",
                "\\ln(2) § ln(2)",
                "\\log_2 3 § log₂ 3",
                "\\sin^2 x + \\cos^2 x § sin² x + cos² x",
                "\\frac{\\pi - 2\\log 2}{8} § (π - 2 log 2)/8",
                "\\operatorname{lcm}(a,b) § lcm(a,b)",
                "x=1 \\text{ or } x=2 § x = 1 or x = 2",
                "x \\equiv 3 \\pmod{7} § x ≡ 3 (mod 7)",
                "1, 2, \\ldots, n § 1, 2, …, n",
                "\\boxed{42} § 42",
                "\\displaystyle \\frac{1}{2} § 1/2",
                "\\lfloor x \\rfloor § ⌊x⌋",
                "|x| \\cdot 2 § |x|·2",
                "\\infty § ∞",
                "L^4/24 + 5L^3/6 § L⁴/24 + 5L³/6",
            })
    void isOneLine(String tex, String line) {
        assertThat(UnicodeMath.of(tex)).hasValue(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "2\\frac{1}{3}",
                "10^12",
                "\\sum_{n=1}^\\infty n",
                "\\int_0^1 x dx",
                "\\binom{n}{k}",
                "\\overline{z}",
                "\\begin{pmatrix}1\\end{pmatrix}",
                "\\mathbb{k}",
                "\\sqrt[n]{2}",
                "\\sqrt[3",
                "\\unknown",
                "\\text{$x$}",
                "\\text{a",
                "\\frac{1}",
                "\\frac{}{2}",
                "\\frac",
                "\\sqrt",
                "x^",
                "^2",
                "+^2",
                "a & b",
                "a \\\\ b",
                "\\",
                "a}",
                "{a",
                "50% of",
            })
    void isLeftAsLatexWhereItCouldBeMisread(String tex) {
        assertThat(UnicodeMath.of(tex)).isEmpty();
    }

    @Test
    void isLeftAsLatexWhereItIsLongOrDeep() {
        assertThat(UnicodeMath.of("{".repeat(900) + "x" + "}".repeat(900))).isEmpty();
        assertThat(UnicodeMath.of("1".repeat(2_001))).isEmpty();
    }

    @Test
    void anyTextIsReadToItsEnd() {
        String[] words = {
            "\\",
            "\\frac",
            "\\sqrt",
            "[3]",
            "[",
            "{",
            "}",
            "^",
            "_",
            "'",
            "1",
            "x",
            "+",
            "(",
            ")",
            " ",
            "\\text",
            "\\left",
            ".",
            "\\pmod",
            "\\mathbb",
            "\\pi",
            ",",
            "\\,",
            "é",
            "\ud835"
        };
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            assertThat(UnicodeMath.of(text.toString()).orElse("left")).isNotBlank();
        }
    }
}

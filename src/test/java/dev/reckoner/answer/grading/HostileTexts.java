package dev.reckoner.answer.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts made to take long, to need much memory, or to be read as something else.
public final class HostileTexts {

    public static List<String> all() {
        var texts = new ArrayList<>(Payloads.ALL);
        texts.addAll(
                List.of(
                        "9".repeat(5_000),
                        "9".repeat(9_900),
                        "(".repeat(2_000) + "1" + ")".repeat(2_000),
                        "(".repeat(2_000),
                        "{".repeat(2_000),
                        "\\left(".repeat(500),
                        "10**10**10",
                        "10^{10^{10}}",
                        "2^{2^{2^{2^{2^2}}}}",
                        "9^".repeat(400) + "9",
                        "\\frac{1}{1+".repeat(300) + "1" + "}".repeat(300),
                        "\\frac12".repeat(500),
                        "\\sqrt{".repeat(300) + "x" + "}".repeat(300),
                        "\\sqrt{1+".repeat(50) + "x" + "}".repeat(50),
                        "4\u200B2",
                        "4\u202E2\u202C",
                        "\u202E42",
                        "\\def\\x{\\x\\x}\\x",
                        "\\newcommand{\\a}{\\a\\a}\\a",
                        "(10^9)!",
                        "10000!".repeat(300),
                        "10000!+".repeat(500) + "1",
                        "20000!^{20000}",
                        "\\binom{10^9}{5\\cdot 10^8}",
                        "\\binom{10^{500}}{4000}",
                        "(x+1)^{1000}",
                        "(x+y+z+t)^{200}",
                        "(a+b+c+d+e+f+g+h)^{20}(a-b)^{20}",
                        "(1+x)".repeat(900),
                        "\\frac{1}{x+1}+\\frac{1}{x+2}".repeat(40),
                        IntStream.range(1, 600)
                                .mapToObj(i -> "\\frac{1}{x+" + i + "}")
                                .collect(Collectors.joining("+")),
                        IntStream.range(1, 900)
                                .mapToObj(i -> "\\sqrt{" + i + "}")
                                .collect(Collectors.joining("+")),
                        IntStream.range(1, 2_000)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",")),
                        "\\sqrt{" + "7".repeat(2_000) + "}",
                        "\\ln " + "7".repeat(3_000),
                        "\\phi(" + "7".repeat(3_000) + ")",
                        "5 km" + "/km".repeat(3_000),
                        "5 km^{20}" + "*km^{20}".repeat(1_000),
                        "hundred ".repeat(1_200),
                        "one hundred and ".repeat(600),
                        "<".repeat(50_000) + "\\boxed{42}",
                        "1e1000000000",
                        "1e-1000000000",
                        "0." + "3".repeat(9_000),
                        "0.\\overline{" + "142857".repeat(800) + "}",
                        "\\sin(".repeat(300) + "1" + ")".repeat(300),
                        "e^{".repeat(200) + "1" + "}".repeat(200),
                        "\\sin(10^{1000})",
                        "\\zeta(10^{9})",
                        "\\gcd(" + "9".repeat(4_000) + "," + "7".repeat(4_000) + ")",
                        "1/".repeat(3_000) + "1",
                        "-".repeat(5_000) + "1",
                        "!".repeat(3_000),
                        "3" + "!".repeat(3_000),
                        "1,".repeat(4_000),
                        "x=".repeat(2_000) + "1",
                        "\\pm 1".repeat(800),
                        "\\boxed{".repeat(1_000) + "1" + "}".repeat(1_000),
                        "a".repeat(9_000),
                        "$".repeat(9_000),
                        "\\begin{pmatrix}" + "1&".repeat(3_000) + "1\\end{pmatrix}",
                        "[".repeat(1_000) + "]".repeat(1_000),
                        "∪(1,2)".repeat(900),
                        "(0,1)" + "\\cup(0,1)".repeat(900),
                        "|".repeat(3_000) + "x" + "|".repeat(3_000),
                        "\u0000",
                        "\uD800",
                        "x".repeat(200_000)));
        return texts;
    }

    private HostileTexts() {}
}

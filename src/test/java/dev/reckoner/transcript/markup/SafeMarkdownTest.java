package dev.reckoner.transcript.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.regex.Pattern;

class SafeMarkdownTest {

    @Test
    void ordinaryMarkdownIsLeftAsItIs() {
        String text =
                """
                # A heading

                Some *emphasis*, `code`, a [link](https://oeis.org/A259180) and $x^2$:

                1. one
                   - nested
                2. two, where 3 < 5 and f[0] = 1

                | a | b |
                |---|---|
                | 1 | 2 |\
                """;

        assertThat(SafeMarkdown.inert(text)).isEqualTo(text);
    }

    @Nested
    class Html {

        @Test
        void isTextInProse() {
            assertThat(SafeMarkdown.inert("a <script>alert(1)</script> <!-- b --> <?c?> d<e"))
                    .isEqualTo("a &lt;script>alert(1)&lt;/script> &lt;!-- b --> &lt;?c?> d&lt;e");
        }

        @Test
        void isNoTagInCodeSpansAndFormulasEither() {
            assertThat(SafeMarkdown.inert("`<b>` and ``a`<i>`` and $a<b$ and \\(c</p>\\)"))
                    .isEqualTo("`< b>` and ``a`< i>`` and $a< b$ and $c< /p>$");
        }

        @Test
        void isLeftInFencedBlocks() {
            assertThat(SafeMarkdown.inert("```html\n<b>bold</b>\n```"))
                    .isEqualTo("```html\n<b>bold</b>\n```");
        }

        @Test
        void staysTextBehindABackslash() {
            assertThat(SafeMarkdown.inert("\\<b> \\`<i>`")).isEqualTo("&lt;b> \\`&lt;i>`");
        }
    }

    @Nested
    class Links {

        @Test
        void leadToTheWebOrNowhere() {
            assertThat(
                            SafeMarkdown.inert(
                                    "[a](javascript:alert(1)) [b](java&#115;cript:x) [c](data:x)"
                                            + " [d](/e) [f](http://g.h)"))
                    .isEqualTo(
                            "[a]\\(javascript:alert(1)) [b]\\(java&#115;cript:x) [c]\\(data:x)"
                                    + " [d]\\(/e) [f](http://g.h)");
        }

        @Test
        void areNotDefinedElsewhere() {
            assertThat(SafeMarkdown.inert("[a][b]\n\n[b]: javascript:alert(1)"))
                    .isEqualTo("[a][b]\n\n[b]\\: javascript:alert(1)");
        }

        @Test
        void areNotPutAroundImagesFetchedFromElsewhere() {
            assertThat(SafeMarkdown.inert("![x](https://e.vil/?q=1)"))
                    .isEqualTo("\\![x](https://e.vil/?q=1)");
        }

        @Test
        void areNotMadeOfTwoFactors() {
            assertThat(SafeMarkdown.inert("$[0,1](x)$ and `f[0](x)`"))
                    .isEqualTo("$[0,1] (x)$ and `f[0] (x)`");
        }
    }

    @Nested
    class Fences {

        @Test
        void areClosed() {
            assertThat(SafeMarkdown.inert("```python\nprint(1)"))
                    .isEqualTo("```python\nprint(1)\n```");
        }

        @Test
        void areLongerThanWhatTheyHold() {
            assertThat(SafeMarkdown.inert("~~~\n```\ninner\n```\n~~~"))
                    .isEqualTo("````\n```\ninner\n```\n````");
        }

        @Test
        void standAtTheMarginOnTheirOwn() {
            assertThat(SafeMarkdown.inert("- item\n  ```\n  code\n    more\n  ```\n  text"))
                    .isEqualTo("- item\n\n```\ncode\n  more\n```\n\ntext");
        }

        @Test
        void doNotOpenBehindAListOrQuoteMark() {
            assertThat(SafeMarkdown.inert("- ~~~\n<b>\n> ```\n<i>"))
                    .isEqualTo("- \\~~~\n&lt;b>\n> \\```\n&lt;i>");
        }
    }

    @Nested
    class Formulas {

        @Test
        void comeOutBetweenDollars() {
            assertThat(SafeMarkdown.inert("\\( x^2 \\) and \\[\n  y\n\\]"))
                    .isEqualTo("$x^2$ and $$y$$");
        }

        @Test
        void standOnOneLine() {
            assertThat(SafeMarkdown.inert("$$\nx\n= y \\\\\n- z\n$$"))
                    .isEqualTo("$$ x = y \\\\ - z $$");
        }

        @Test
        void keepTheirLinesWhereAPercentSignCommentsTheRestOfOne() {
            assertThat(SafeMarkdown.inert("$$x % note\n+ y$$")).isEqualTo("$$x % note\n+ y$$");
        }

        @Test
        void areNotMadeOfPrices() {
            assertThat(SafeMarkdown.inert("$5 and $10, or $x$"))
                    .isEqualTo("<span>\\$</span>5 and <span>\\$</span>10, or $x$");
            assertThat(SafeMarkdown.inert("\\$5 and \\$10"))
                    .isEqualTo("<span>\\$</span>5 and <span>\\$</span>10");
            assertThat(SafeMarkdown.inert("$5 and gets US$ back"))
                    .isEqualTo("<span>\\$</span>5 and gets US<span>\\$</span> back");
            assertThat(SafeMarkdown.inert("It costs $5.\n\nNot \\$6."))
                    .isEqualTo("It costs \\$5.\n\nNot \\$6.");
        }

        @Test
        void mayBeginWithADigit() {
            String text = "$5$, $2 x$, $10 \\cdot 3$ and $3 \\text{ and } 4$";

            assertThat(SafeMarkdown.inert(text)).isEqualTo(text);
        }

        @Test
        void linkDefineAndStyleNothing() {
            assertThat(
                            SafeMarkdown.inert(
                                    "$\\href{javascript:x}{y}\\le\\def\\le{\\ge}$ \\def\\le{>}"))
                    .isEqualTo(
                            "$\\mathrm{href}{javascript:x}{y}\\le\\mathrm{def}\\le{\\ge}$"
                                    + " \\\\def\\le{>}");
        }

        @Test
        void mayBeEnvironments() {
            assertThat(
                            SafeMarkdown.inert(
                                    "\\begin{align*}\na&<b\\\\\n- c\n\\end{align*} and"
                                            + " \\begin{pmatrix}1\\end{pmatrix}"))
                    .isEqualTo(
                            "$$\\begin{align*} a&< b\\\\ - c \\end{align*}$$ and"
                                    + " $$\\begin{pmatrix}1\\end{pmatrix}$$");
        }

        @Test
        void areCodeWhereTheyHoldAnEnvironmentThatIsNoFormula() {
            assertThat(
                            SafeMarkdown.inert(
                                    "\\begin{tabular}{c}\na & <b> & $5\n\\end{tabular}"
                                            + " $$\\begin{quote}x\\end{quote}$$"))
                    .isEqualTo(
                            "`\\begin{tabular}{c} a & < b> & $5 \\end{tabular}`"
                                    + " `\\begin{quote}x\\end{quote}`");
        }
    }

    @Nested
    class ListsOfLatex {

        @Test
        void areListsOfMarkdown() {
            assertThat(
                            SafeMarkdown.inert(
                                    """
                                    Two cases:
                                    \\begin{itemize}
                                      \\item $x<1$, with <b>
                                      \\begin{enumerate}[(i)]
                                        \\item first
                                        \\item[\\textbf{2}] second
                                      \\end{enumerate}

                                      \\item the \\itemsep rest
                                        goes on
                                    \\end{itemize}
                                    So it is.\
                                    """))
                    .isEqualTo(
                            """
                            Two cases:

                            - $x<1$, with &lt;b>
                               1. first
                               2. \\textbf{2} second
                            - the \\itemsep rest
                                goes on

                            So it is.\
                            """);
        }

        @Test
        void mayStandOnOneLineAndHaveNoEnd() {
            assertThat(SafeMarkdown.inert("a \\begin{itemize}\\item b\\item c"))
                    .isEqualTo("a\n\n- b\n- c");
        }

        @Test
        void openNoFence() {
            assertThat(SafeMarkdown.inert("\\begin{itemize}\\item ```\n<i>\\end{itemize} ~~~\n<b>"))
                    .isEqualTo("- \\```\n&lt;i>\n\n\\~~~\n&lt;b>");
        }

        @Test
        void areLeftInCode() {
            String text = "`\\begin{itemize}` and\n\n```latex\n\\begin{itemize}\\item a\n```";

            assertThat(SafeMarkdown.inert(text)).isEqualTo(text);
        }
    }

    @Test
    void nothingOutsideOfBlocksBeginsATagOrALinkElsewhereThanToTheWeb() {
        String[] words = {
            "`",
            "``",
            "```",
            "~~~",
            "$",
            "$$",
            "\\(",
            "\\)",
            "\\[",
            "\\]",
            "\\",
            "\n",
            "\n\n",
            " ",
            "    ",
            "- ",
            "> ",
            "1. ",
            ": ",
            "|",
            "<script>",
            "</p>",
            "<!--",
            "[a](javascript:x)",
            "[a]: javascript:x",
            "![i](http://x)",
            "a",
            "<",
            "]",
            "(",
            "!",
            "[",
            "\\href{x}",
            "\\begin{itemize}",
            "\\end{itemize}",
            "\\item ",
            "\\item[",
            "\\begin{tabular}",
            "\\end{tabular}",
            "$5 and ",
            "\\$",
            "\\begin{align}",
            "\\end{align}",
            "%",
            "\u001b[31m",
            "\r"
        };
        var harmful = Pattern.compile("<[A-Za-z/!?]|(?<!\\\\)(?:]\\((?!https?://)|!\\[|]:)");
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(15); i >= 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            String prose =
                    Pattern.compile("(?ms)^(`{3,})[^`\n]*\n.*?^\\1$")
                            .matcher(SafeMarkdown.inert(text.toString()))
                            .replaceAll("")
                            .replace("<span>\\$</span>", "\\$");
            assertThat(harmful.matcher(prose).results().map(found -> found.group()).toList())
                    .as(text.toString())
                    .isEmpty();
        }
    }
}

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
                    .isEqualTo("\\$5 and \\$10, or $x$");
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
            assertThat(SafeMarkdown.inert("\\begin{align*}\na&<b\\\\\n- c\n\\end{align*}"))
                    .isEqualTo("\\begin{align*} a&< b\\\\ - c \\end{align*}");
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
                            .replaceAll("");
            assertThat(harmful.matcher(prose).results().map(found -> found.group()).toList())
                    .as(text.toString())
                    .isEmpty();
        }
    }
}

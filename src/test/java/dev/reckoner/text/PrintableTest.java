package dev.reckoner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void whatIsCleanIsLeftAsItIs() {
        String text =
                "tab\tand line\n"
                    + "feed, 数学, ∑, \ud835\udd38, e\u0301, family \ud83d\udc68\u200d\ud83d\udc69";

        assertThat(Printable.text(text)).isEqualTo(text);
        assertThat(Printable.code(text)).isEqualTo(text);
    }

    @Test
    void terminalEscapesGo() {
        assertThat(Printable.text("\u001b[31mred\u001b[0m \u001b[2J\u001b[1;1Hhome"))
                .isEqualTo("red home");
        assertThat(Printable.text("\u001b]0;a title\u0007text\u001b]8;;http://e.vil\u001b\\link"))
                .isEqualTo("textlink");
        assertThat(Printable.text("\u009b31m8-bit\u0090payload\u009c")).isEqualTo("8-bit");
        assertThat(Printable.text("\u001bc\u001b(0lqk")).isEqualTo("lqk");
    }

    @Test
    void anEscapeLeftOpenHidesNothing() {
        assertThat(Printable.text("\u001b]0;the rest\nof the output"))
                .isEqualTo("0;the rest\nof the output");
        assertThat(Printable.text("cut \u001b[")).isEqualTo("cut ");
        assertThat(Printable.text("cut \u001b")).isEqualTo("cut ");
    }

    @Test
    void anEscapeCannotBePutTogetherFromTheRestOfAnother() {
        assertThat(Printable.text("\u001b\u001b[31m[31mx")).isEqualTo("[31mx");
        assertThat(Printable.text("\u001b\u0000[31mx")).doesNotContain("\u001b");
    }

    @Test
    void controlsAndWhatReordersTextGo() {
        assertThat(Printable.text("a\u0000b\u0008c\u007fd\u0085e\u202ef\u2066g\u2069h"))
                .isEqualTo("abcdefgh");
        assertThat(Printable.text("tag\udb40\udc41s")).isEqualTo("tags");
    }

    @Test
    void everyLineEndIsALineFeed() {
        assertThat(Printable.text("a\r\nb\rc\u2028d")).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        assertThat(Printable.text("a\ud800b\udc00c")).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void inCodeTheUnseenIsWrittenOut() {
        assertThat(Printable.code("s = '\u001b[31m\u202e'  # \udb40\udc41"))
                .isEqualTo("s = '\\x1b[31m\\u202e'  # \\U000e0041");
    }
}

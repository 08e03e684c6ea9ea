package dev.reckoner.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {

    @Test
    void whatIsCleanIsLeftAsItIs() {
        String text =
                "tab\tand line\n"
                    + "feed, 数学, ∑, \ud835\udd38, e\u0301, family \ud83d\udc68\u200d\ud83d\udc69";

        assertThat(Clean.text(text)).isEqualTo(text);
        assertThat(Clean.code(text)).isEqualTo(text);
    }

    @Test
    void terminalEscapesGo() {
        assertThat(Clean.text("\u001b[31mred\u001b[0m \u001b[2J\u001b[1;1Hhome"))
                .isEqualTo("red home");
        assertThat(Clean.text("\u001b]0;a title\u0007text\u001b]8;;http://e.vil\u001b\\link"))
                .isEqualTo("textlink");
        assertThat(Clean.text("\u009b31m8-bit\u0090payload\u009c")).isEqualTo("8-bit");
        assertThat(Clean.text("\u001bc\u001b(0lqk")).isEqualTo("lqk");
    }

    @Test
    void anEscapeLeftOpenHidesNothing() {
        assertThat(Clean.text("\u001b]0;the rest\nof the output"))
                .isEqualTo("0;the rest\nof the output");
        assertThat(Clean.text("cut \u001b[")).isEqualTo("cut ");
        assertThat(Clean.text("cut \u001b")).isEqualTo("cut ");
    }

    @Test
    void anEscapeCannotBePutTogetherFromTheRestOfAnother() {
        assertThat(Clean.text("\u001b\u001b[31m[31mx")).isEqualTo("[31mx");
        assertThat(Clean.text("\u001b\u0000[31mx")).doesNotContain("\u001b");
    }

    @Test
    void controlsAndWhatReordersTextGo() {
        assertThat(Clean.text("a\u0000b\u0008c\u007fd\u0085e\u202ef\u2066g\u2069h"))
                .isEqualTo("abcdefgh");
        assertThat(Clean.text("tag\udb40\udc41s")).isEqualTo("tags");
    }

    @Test
    void everyLineEndIsALineFeed() {
        assertThat(Clean.text("a\r\nb\rc\u2028d")).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        assertThat(Clean.text("a\ud800b\udc00c")).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void inCodeTheUnseenIsWrittenOut() {
        assertThat(Clean.code("s = '\u001b[31m\u202e'  # \udb40\udc41"))
                .isEqualTo("s = '\\x1b[31m\\u202e'  # \\U000e0041");
    }
}

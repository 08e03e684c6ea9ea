package dev.reckoner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadTailTest {

    @Test
    void theMiddleIsLeftOutAndCounted() {
        assertThat(HeadTail.of("abcdefghij", 4)).isEqualTo(new HeadTail("ab", 6, "ij"));
        assertThat(HeadTail.of("abcdefghij", 4)).hasToString("ab\n[... 6 characters cut ...]\nij");
    }

    @Test
    void aShortTextIsAllHead() {
        assertThat(HeadTail.of("abcd", 4)).isEqualTo(new HeadTail("abcd", 0, ""));
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(HeadTail.of("a𝛑bcd𝛑e", 4)).isEqualTo(new HeadTail("a", 7, "e"));
    }
}

package dev.reckoner.transcript.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "🫠, 2",
        "🪿, 2",
        "🫨, 2",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66, 2",
        "👩🏽‍🤝‍👩🏽, 2",
        "👍🏽, 2",
        "🇦🇶, 2",
        "🇦🇶🇫🇷, 4",
        "🇦🇶🇫, 4",
        "❤, 1",
        "❤\ufe0f, 2",
        "❤\ufe0f\u200d🔥, 2",
        "1\ufe0f\u20e3, 2",
        "a\ufe0f, 1",
        "한글, 4",
        "\u1112\u1161\u11ab, 2",
        "e\u0301\u0327, 1",
        "∑√2, 3",
        "数学, 4",
        "a\u200d🔥, 3"
    })
    void areThoseOfCharactersAsTheyAreRead(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void aRowIsNotCutWithinACharacter() {
        String family = "👨\u200d👩\u200d👧";

        assertThat(Wrap.chopped(family.repeat(5), 4))
                .containsExactly(family.repeat(2), family.repeat(2), family);
        assertThat(Wrap.chopped("aaa❤\ufe0fb", 4)).containsExactly("aaa", "❤\ufe0fb");
        assertThat(Wrap.prose("aaa❤\ufe0fb 🇦🇶🇫🇷🇦🇶", 4))
                .containsExactly("aaa", "❤\ufe0fb", "🇦🇶🇫🇷", "🇦🇶");
    }
}

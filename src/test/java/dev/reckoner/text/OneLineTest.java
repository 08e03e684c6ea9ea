package dev.reckoner.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class OneLineTest {

    @ParameterizedTest
    @CsvSource({
        "it said: no, it said: no; do",
        "it said: no., it said: no; do",
        "it said: no..., it said: no...; do",
        "is it?, is it?; do"
    })
    void aFullStopIsNotFollowedByASemicolon(String said, String joined) {
        assertThat(OneLine.joined(said, "do")).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "40, 0.1 s", "500, 0.5 s", "1000, 1 s", "9901, 10 s", "11001, 12 s"})
    void timeIsNeverLessThanThereIs(long millis, String words) {
        assertThat(OneLine.time(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @Test
    void aQuoteIsOneLineThatATerminalDoesNotObey() {
        assertThat(
                        OneLine.quote(
                                " a\r\n"
                                    + "\tb \u001b[2J\u001b]0;title\u0007c\u0000\u202e\u009bd\u001b(B"
                                    + " "))
                .isEqualTo("a b c");
    }

    @Test
    void aLongQuoteIsCut() {
        assertThat(OneLine.quote("x".repeat(1_000_000))).hasSize(200).endsWith("x…");
    }

    @Test
    void aCharacterIsNotCutInHalf() {
        assertThat(OneLine.quote("x".repeat(198) + "𝛑𝛑")).isEqualTo("x".repeat(198) + "…");
    }
}

package dev.reckoner.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {

    @ParameterizedTest
    @CsvSource({"'50 132\n', 132", "0 0, 80", "'', 80", "stty: no tty, 80"})
    void isWhatTheTerminalSaysElse80(String size, int columns) {
        assertThat(TerminalWidth.columns(size)).isEqualTo(columns);
    }
}

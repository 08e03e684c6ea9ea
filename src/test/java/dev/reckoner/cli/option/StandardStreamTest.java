package dev.reckoner.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardStreamTest {

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, true",
        "/dev/tty1, true",
        "/dev/ttyS0, true",
        "/dev/console, true",
        "/dev/null, false",
        "pipe:[2817], false",
        "socket:[13], false",
        "/home/me/out.txt, false"
    })
    void isATerminalWhereItsDeviceIsOne(String device, boolean terminal) {
        assertThat(StandardStream.isTerminal(device)).isEqualTo(terminal);
    }
}

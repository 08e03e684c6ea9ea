package dev.reckoner.transcript.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ProblemLinesTest {

    private final ProblemLines lines = new ProblemLines(80, new Ansi(false));

    @Test
    void aShortProblemIsShownWhole() {
        assertThat(lines.of("How many?\n\n- a\n- b"))
                .containsExactly("", "How many?", "", "- a", "- b");
        assertThat(lines.of("")).isEmpty();
    }

    @Test
    void ofFourMegabytesInOneLineTheBeginningIsShown() {
        List<String> shown = lines.of("7".repeat(4 << 20));

        assertThat(shown).hasSize(1 + 4_000 / 80 + 1);
        assertThat(shown.getLast())
                .isEqualTo("… 4,190,304 more characters of the problem in run.json");
    }

    @Test
    void ofManyLinesTheFirstAreShown() {
        List<String> shown = lines.of("a\n".repeat(1_000));

        assertThat(shown).hasSize(1 + 50 + 1);
        assertThat(shown.getLast()).isEqualTo("… 1,901 more characters of the problem in run.json");
    }
}

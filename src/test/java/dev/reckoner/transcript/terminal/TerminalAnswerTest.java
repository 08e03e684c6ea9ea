package dev.reckoner.transcript.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.journal.End;
import dev.reckoner.transcript.Story;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "\\frac{\\sqrt{3}}{2} § √3/2",
                "$x^{2} + 1$ § x² + 1",
                "\\sum_{n} n^{-2} § \\sum_{n} n^{-2}",
                "L^4/24 + 5*L^3/6 § L^4/24 + 5*L^3/6",
                "$a$ and $b$ § $a$ and $b$",
                "\\pi\u001b[31m § π",
                "42\u202e § 42\\u202e",
            })
    void isInUnicodeWhereItIsSimpleLatex(String answer, String line) {
        var out = new StringBuilder();
        var terminal = new Terminal(out, 60, false);
        Story.begun().ends(new End.Answered(answer)).entries().forEach(terminal::show);

        assertThat(out.toString().lines().skip(1).limit(4))
                .containsExactly("── answer " + "─".repeat(50), "", "  " + line, "");
    }
}

package dev.reckoner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Output.Printed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class OutputTest {

    private static final Output IN_ORDER =
            new Output(
                    List.of(
                            new Printed("one"),
                            new DisplayedValue(false, "2", Map.of()),
                            new Printed("three\n"),
                            new DisplayedValue(true, "4", Map.of())),
                    0);

    @Test
    void theTextOfAnOutcomeHasTextsAndValuesInTheirOrder() {
        var none = new ResourceUse(Duration.ZERO, Duration.ZERO, 0);

        assertThat(new Outcome.Raised(IN_ORDER, "E", "Traceback\nE\n", none).text())
                .isEqualTo("one\n2\nthree\n4\nTraceback\nE");
    }

    @Test
    void aValueIsHeardOnLinesOfItsOwnAndTheCellsOwnIsNot() {
        assertThat(IN_ORDER.heard()).isEqualTo("one\n2\nthree\n");
    }

    @Test
    void textsAreJoinedAndNoneIsEmpty() {
        assertThat(new Output(List.of(new Printed("a"), new Printed(""), new Printed("b")), 0))
                .isEqualTo(Output.printed("ab"));
        assertThat(Output.printed("")).isEqualTo(Output.NONE);
    }
}

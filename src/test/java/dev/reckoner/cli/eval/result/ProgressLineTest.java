package dev.reckoner.cli.eval.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.eval.run.Progress;
import dev.reckoner.eval.run.Tally;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

class ProgressLineTest {

    private static final Progress.Running IDLE = new Progress.Running(0, 0, 0, 0, 0, 16, Map.of());

    @Test
    void itSaysWhatRunsAndWhatItWaitsFor() {
        var running =
                new Progress.Running(
                        16,
                        1,
                        5,
                        2,
                        3,
                        8,
                        Map.of(
                                "rate limited, next try in 12 s, 3 of 8", 4,
                                "rate limited, next try in 9 s, 2 of 8", 1));
        var done = new Tally(30, 8, 2, 1, 0, BigDecimal.ZERO);

        assertThat(
                        ProgressLine.of(
                                new Progress(
                                        960,
                                        done,
                                        2,
                                        900,
                                        running,
                                        1_234_567,
                                        new BigDecimal("3.12"),
                                        Duration.ofMinutes(3),
                                        Duration.ofMinutes(12))))
                .isEqualTo(
                        "41 of 960 · 75 % correct · 1 void · 16 running (5 in model calls, 2 in"
                                + " cells, 1 starting Python, 3 for the server, which gets 8 calls"
                                + " at once, 5 waiting: rate limited) · 2 tried again · $3.1200 ·"
                                + " 12 min 00 s left");
    }

    @Test
    void atTheBeginningThereIsLittleToSay() {
        assertThat(
                        ProgressLine.of(
                                new Progress(
                                        4,
                                        Tally.NOTHING,
                                        0,
                                        4,
                                        IDLE,
                                        0,
                                        null,
                                        Duration.ZERO,
                                        null)))
                .isEqualTo("0 of 4 · 0.0 s");
    }
}

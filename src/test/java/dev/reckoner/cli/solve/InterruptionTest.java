package dev.reckoner.cli.solve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class InterruptionTest {

    private final List<String> happened = new ArrayList<>();
    private final Interruption interruption =
            new Interruption(
                    Thread.currentThread(), happened::add, () -> happened.add("the program ends"));

    private void signal() {
        interruption.signalled();
        if (Thread.interrupted()) {
            happened.add("interrupted");
        }
    }

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void theFirstSignalOfAnAttemptAsksTheSecondInterruptsTheThirdEndsTheProgram() {
        interruption.steps();
        assertThat(interruption.asked()).isFalse();

        signal();
        assertThat(interruption.asked()).isTrue();
        signal();
        signal();

        assertThat(happened)
                .containsExactly(
                        "stopping after this step; press Ctrl-C again to stop at once",
                        "interrupted",
                        "the program ends");
    }

    @Test
    void beforeTheAttemptTheFirstSignalInterrupts() {
        signal();
        signal();

        assertThat(happened).containsExactly("interrupted", "the program ends");
    }
}

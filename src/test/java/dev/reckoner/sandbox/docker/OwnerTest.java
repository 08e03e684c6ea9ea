package dev.reckoner.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class OwnerTest {

    private static Map<String, String> own(String label, String value) {
        var labels = new HashMap<>(Owner.current().labels());
        labels.put(label, value);
        return labels;
    }

    @Test
    void aProgramThatRunsHasNotEnded() {
        assertThat(Owner.hasEnded(Owner.current().labels())).isFalse();
    }

    @Test
    void aLaterProcessOfTheSameNumberIsAnotherProgram() {
        long own = ProcessHandle.current().pid();

        assertThat(Owner.hasEnded(own(Owner.PROCESS, own + "@1"))).isTrue();
    }

    @Test
    void nothingIsKnownOfTheProgramsOfAnotherMachine() {
        var labels = own(Owner.PROCESS, "2000000000@1");

        assertThat(Owner.hasEnded(labels)).isTrue();

        labels.put(Owner.MACHINE, "another");
        assertThat(Owner.hasEnded(labels)).isFalse();
    }

    @Test
    void aLabelThatIsNotOursSaysNothing() {
        assertThat(Owner.hasEnded(own(Owner.PROCESS, "someone's"))).isFalse();
        assertThat(Owner.hasEnded(Map.of())).isFalse();
    }
}

package dev.reckoner.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.task.Effort;

import org.junit.jupiter.api.Test;

import java.util.List;

class ArmLabelTest {

    private static final Arm PYTHON = new Arm("m", Effort.LOW, "session", true, "session");
    private static final Arm BARE = new Arm("m", Effort.LOW, "direct", false, null);

    private static List<String> labels(List<List<Arm>> evaluations) {
        return ArmLabel.of(evaluations).stream().map(ArmLabel::text).toList();
    }

    @Test
    void whatAllArmsShareIsLeftOut() {
        assertThat(labels(List.of(List.of(PYTHON, BARE))))
                .containsExactly("low, python", "low, no tools");
    }

    @Test
    void modelsAreNamedWhereThereAreSeveral() {
        var other = new Arm("n", Effort.HIGH, "direct", false, null);

        assertThat(labels(List.of(List.of(BARE, other))))
                .containsExactly("m low, no tools", "n high, no tools");
    }

    @Test
    void anArmWithoutEffortIsNamedByItsModel() {
        assertThat(labels(List.of(List.of(new Arm("m", null, "direct", false, null)))))
                .containsExactly("m, no tools");
    }

    @Test
    void armsThatDifferInTheirPresetOrStateAloneAreToldApartByThem() {
        var text = new Arm("m", Effort.LOW, "session-text", true, "session");
        var stateless = new Arm("m", Effort.LOW, "session", true, "none");

        assertThat(labels(List.of(List.of(PYTHON, text))))
                .containsExactly("low, python, session", "low, python, session-text");
        assertThat(labels(List.of(List.of(PYTHON, stateless))))
                .containsExactly("low, python, session, session", "low, python, session, none");
    }

    @Test
    void evaluationsAreNumberedWhereThereAreSeveral() {
        assertThat(labels(List.of(List.of(BARE), List.of(BARE))))
                .containsExactly("(1) low, no tools", "(2) low, no tools");
    }
}

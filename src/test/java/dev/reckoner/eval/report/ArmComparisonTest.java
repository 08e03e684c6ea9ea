package dev.reckoner.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.Evaluation;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class ArmComparisonTest {

    private static final MadeUpEvaluation SIX_ARMS = MadeUpEvaluation.ofSixArms(6, 4);
    private static final Arm OLD = new Arm("old", Effort.LOW, "direct", false, null);
    private static final Arm NEW = new Arm("new", Effort.LOW, "direct", false, null);
    private static final Arm NEW_HIGH = new Arm("new", Effort.HIGH, "direct", false, null);

    private static Evaluation of(Arm... arms) {
        return SIX_ARMS.ofArms(List.of(arms)).in(Path.of("e"));
    }

    private static List<String> names(Evaluation first, Evaluation second) {
        return names(first, second, null, null);
    }

    private static List<String> names(
            Evaluation first, Evaluation second, @Nullable String one, @Nullable String other) {
        return ArmComparison.of(first, second, one, other).contrasts().stream()
                .map(Contrast::words)
                .toList();
    }

    @Nested
    class Counterparts {

        @Test
        void areTheSameArms() {
            assertThat(names(of(NEW, NEW_HIGH), of(NEW_HIGH, NEW, OLD)))
                    .containsExactly(
                            "new low, no tools: (2) − (1)", "new high, no tools: (2) − (1)");
        }

        @Test
        void areElseTheOnlyOnesWithTheirEffortAndTools() {
            assertThat(names(of(OLD), of(NEW, NEW_HIGH)))
                    .containsExactly("(2) new low, no tools − (1) old low, no tools");
        }

        @Test
        void areElseTheOnlyOnes() {
            assertThat(names(of(OLD), of(NEW_HIGH)))
                    .containsExactly("(2) new high, no tools − (1) old low, no tools");
        }

        @Test
        void canBeChosen() {
            assertThat(
                            names(
                                    of(NEW, NEW_HIGH),
                                    of(NEW, NEW_HIGH),
                                    "low, no tools",
                                    "high, no tools"))
                    .containsExactly("(2) high, no tools − (1) low, no tools");
        }

        @Test
        void canBeChosenAsAReportOfTheirEvaluationAloneNamesThem() {
            var other = new Arm("gpt", Effort.HIGH, "direct", false, null);

            assertThat(names(of(NEW, NEW_HIGH), of(other), "low, no tools", "high, no tools"))
                    .containsExactly("(2) gpt high, no tools − (1) new low, no tools");
        }

        @Test
        void thatAreNotThereAreNamed() {
            assertThat(ArmComparison.of(of(NEW), of(NEW, NEW_HIGH), null, null).unmatched())
                    .extracting(ArmLabel::text)
                    .containsExactly("(2) high, no tools");
        }
    }

    @Test
    void anUnknownArmIsRefusedWithThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArmComparison.of(of(NEW), of(NEW, NEW_HIGH), null, "max"))
                .withMessage(
                        "the second evaluation has no arm 'max': it has 'low, no tools' and 'high,"
                                + " no tools'");
    }

    @Test
    void theSecondIsBetterByItsAccuracyLessThatOfTheFirst() {
        var table =
                ReportTables.comparison(
                        ArmComparison.of(
                                        of(NEW, NEW_HIGH),
                                        of(NEW, NEW_HIGH),
                                        "low, no tools",
                                        "high, no tools")
                                .contrasts());
        var figures = table.rows().getFirst().figures();

        assertThat(table.head().subList(0, 4)).containsExactly("(1)", "(2)", "n", "diff");
        assertThat(Double.parseDouble(figures.get(1)) - Double.parseDouble(figures.get(0)))
                .isCloseTo(Double.parseDouble(figures.get(3)), offset(0.11));
        assertThat(Double.parseDouble(figures.get(1)))
                .isGreaterThan(Double.parseDouble(figures.get(0)));
    }

    @Test
    void saysWhetherTheDataIsTheSame() {
        var other = SIX_ARMS.ofArms(List.of(NEW)).ofRevision("ab").in(Path.of("f"));

        assertThat(ArmComparison.of(of(NEW), of(NEW), null, null).sameData()).isTrue();
        assertThat(ArmComparison.of(of(NEW), other, null, null).sameData()).isFalse();
    }
}
